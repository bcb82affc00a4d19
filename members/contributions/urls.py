"""Addresses of contributions and of their review. Mounted at the root."""

from django.urls import path

from .views import reading, reviewing, writing

app_name = "contributions"
urlpatterns = [
    path("ruang/kontribusi/", reading.contribution_list, name="list"),
    path("ruang/kontribusi/baru/", writing.contribution_new, name="new"),
    path("ruang/kontribusi/undangan/<int:pk>/", writing.invitation, name="invitation"),
    path("ruang/kontribusi/<int:pk>/", reading.contribution_detail, name="detail"),
    path("ruang/kontribusi/<int:pk>/pratinjau/", reading.preview, name="preview"),
    path("ruang/kontribusi/<int:pk>/foto/<int:file_pk>/", reading.photo, name="photo"),
    path("ruang/kontribusi/<int:pk>/ajukan/", writing.submission, name="submission"),
    path("ruang/kontribusi/<int:pk>/tarik/", writing.withdrawal, name="withdrawal"),
    path("ruang/kontribusi/<int:pk>/hapus/", writing.deletion, name="deletion"),
    path("ruang/kontribusi/<int:pk>/<slug:langkah>/", writing.step, name="step"),
    path("ruang/telaah/", reviewing.queue, name="queue"),
    path("ruang/telaah/<int:pk>/", reviewing.review, name="review"),
]
