"""Addresses of suggestions. Mounted at the root."""

from django.urls import path

from . import views

app_name = "suggestions"
urlpatterns = [
    path("ruang/usulan/", views.suggestion_list, name="list"),
    path("ruang/usulan/halaman/<int:halaman>/", views.suggestion_new, name="new"),
    path("ruang/usulan/<int:pk>/", views.suggestion_detail, name="detail"),
    path("ruang/usulan/<int:pk>/tarik/", views.withdrawal, name="withdrawal"),
]
