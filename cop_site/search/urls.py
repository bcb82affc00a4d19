"""Addresses of the search page."""

from django.urls import path

from . import feeds, views

app_name = "search"
urlpatterns = [
    path("cari/", views.search_page, name="search"),
    path("cari/saran/", views.suggest, name="suggest"),
    path("cari/umpan.xml", feeds.list_feed, name="feed"),
]
