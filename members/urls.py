"""Addresses of the signed-in and of their account. Mounted at the root, before allauth."""

from django.urls import path

from . import views

app_name = "members"
urlpatterns = [
    path("ruang/", views.room, name="room"),
    path("ruang/profil/", views.profile, name="profile"),
    path("anggota/", views.directory, name="directory"),
    path("anggota/<int:pk>/", views.member, name="member"),
    path("akun/", views.account, name="account"),
    path("akun/data/", views.my_data, name="my_data"),
    path("akun/data/unduh/", views.my_data_file, name="my_data_file"),
]
