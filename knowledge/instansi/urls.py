"""Addresses of the register; codes hold dots, letters and hyphens."""

from django.urls import path

from . import views

urlpatterns = [
    path("mitra/", views.partner_list, name="partner_list"),
    path("instansi/", views.instansi_list, name="instansi_list"),
    path("instansi/<str:code>/", views.instansi_detail, name="instansi_detail"),
]
