"""Addresses of calendar files; the pages themselves are found by the CMS."""

from django.urls import path

from . import views

app_name = "events"
urlpatterns = [
    path("kalender.ics", views.all_events, name="calendar"),
    path("<slug:series>/kalender.ics", views.series_events, name="series_calendar"),
    path("<slug:series>/<slug:slug>.ics", views.one_event, name="series_event_calendar"),
    path("<slug:slug>.ics", views.one_event, name="event_calendar"),
]
