"""Addresses of this room."""

from django.urls import URLPattern

app_name = "takeaway"
urlpatterns: list[URLPattern] = []
