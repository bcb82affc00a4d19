"""Addresses of people."""

from django.urls import path

from . import views

urlpatterns = [path("orang/<slug:slug>/", views.person_detail, name="person_detail")]
