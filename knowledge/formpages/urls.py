"""Addresses on which forms are filled in."""

from django.urls import path

from . import views

app_name = "formpages"
urlpatterns = [
    path("formulir/<int:page_id>/", views.fill_in, name="fill_in"),
    path("formulir/<int:page_id>/terima-kasih/", views.thanks, name="thanks"),
]
