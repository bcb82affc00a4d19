"""Addresses of this room."""

from django.urls import path

from . import views

app_name = "exemplars"
urlpatterns = [
    path("bukti/", views.exemplar_list, name="list"),
    path("bukti/<slug:slug>/", views.exemplar_detail, name="detail"),
    path("bukti/<slug:slug>/berkas/", views.exemplar_download, name="download"),
    path("ruang/bukti/", views.room, name="room"),
    path("ruang/bukti/antrean/", views.queue, name="queue"),
    path("ruang/bukti/baru/", views.exemplar_new, name="new"),
    path("ruang/bukti/<int:pk>/", views.exemplar_room, name="one"),
    path("ruang/bukti/<int:pk>/sunting/", views.exemplar_edit, name="edit"),
    path("ruang/bukti/<int:pk>/berkas/", views.exemplar_file, name="file"),
    path("ruang/bukti/<int:pk>/<slug:keputusan>/", views.exemplar_decide, name="decide"),
]
