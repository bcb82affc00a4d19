"""Serves pages of the CMS, and the page on sources and licences."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from wagtail.views import serve

from . import routing


def serve_page(request: HttpRequest, path: str) -> HttpResponse:
    """A page of the CMS, found with one query."""
    routing.remember_page(request, path)
    return serve(request, path)


def licences(request: HttpRequest) -> HttpResponse:
    """Where the data comes from and under which licence it may be used."""
    return render(request, "home/licences.html")
