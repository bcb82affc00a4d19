"""Addresses of the composition: sources and licences, and the pages of the CMS."""

from django.urls import path, re_path
from django.views.generic import RedirectView
from wagtail.urls import serve_pattern

from . import views

urlpatterns = [
    path("lisensi/", views.licences, name="licences"),
    path("sumber/", RedirectView.as_view(pattern_name="licences")),
    re_path(serve_pattern, views.serve_page, name="wagtail_serve"),
]
