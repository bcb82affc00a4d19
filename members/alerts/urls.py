"""Addresses of this room. Mounted at the root."""

from django.urls import path

from . import views

app_name = "alerts"
urlpatterns = [
    path("ruang/langganan/pencarian/", views.save, name="save"),
    path("ruang/langganan/pencarian/<int:number>/", views.change, name="change"),
    path("ruang/langganan/pencarian/<int:number>/hapus/", views.drop, name="drop"),
    path("langganan/pencarian/berhenti/<str:token>/", views.stop, name="stop"),
]
