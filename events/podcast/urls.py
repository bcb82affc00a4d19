"""Addresses of feeds; the pages themselves are found by the CMS."""

from django.urls import path

from . import feeds

app_name = "podcast"
urlpatterns = [path("<slug:series>/feed.xml", feeds.episode_feed, name="feed")]
