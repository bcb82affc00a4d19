"""Addresses of feeds and recordings; the pages themselves are found by the CMS."""

from django.urls import path

from . import feeds, views

app_name = "podcast"
urlpatterns = [
    path("<slug:series>/feed.xml", feeds.episode_feed, name="feed"),
    path("<slug:series>/<slug:slug>.<str:extension>", views.recording, name="recording"),
]
