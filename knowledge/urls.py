"""Addresses of the library's rooms that are not pages of the CMS."""

from django.urls import include, path

urlpatterns = [
    path("", include("knowledge.aspects.urls")),
    path("", include("knowledge.instansi.urls")),
    path("", include("knowledge.glossary.urls")),
    path("", include("knowledge.people.urls")),
    path("", include("knowledge.figures.urls")),
]
