"""Addresses of this room."""

from django.urls import path

from . import views

app_name = "adoption"
urlpatterns = [
    path("ruang/penerapan/", views.declaration_list, name="list"),
    path("ruang/penerapan/baru/<int:halaman>/", views.declaration_new, name="new"),
    path("ruang/penerapan/<int:pk>/sunting/", views.declaration_edit, name="edit"),
    path("ruang/penerapan/<int:pk>/cabut/", views.declaration_withdraw, name="withdraw"),
]
