"""Addresses of the API; every one of them, even a wrong one, answers behind the same gate."""

from django.urls import URLPattern, include, path, re_path
from django.views.generic import RedirectView

from . import views
from .gate import gate
from .router import api

# `api-root` is ninja's own; the page on the API stands there instead.
endpoints = [
    URLPattern(found.pattern, gate(found.callback), found.default_args, f"api-{found.name}")
    for found in api.urls[0]
    if isinstance(found, URLPattern) and found.name != "api-root"
]

urlpatterns = [
    path("api/v1/openapi.json", gate(views.openapi), name="api-openapi"),
    path("api/v1/docs", views.docs, name="api-docs"),
    path("api/v1/", RedirectView.as_view(pattern_name="api-docs")),
    path("api/v1/", include(endpoints)),
    re_path(r"^api/(?P<path>.*)$", gate(views.missing)),
]
