"""Addresses of the search page."""

from django.urls import path

from . import views

app_name = "search"
urlpatterns = [
    path("cari/", views.search_page, name="search"),
    path("cari/saran/", views.suggest, name="suggest"),
]
