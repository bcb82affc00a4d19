"""The gallery at /gaya/: every component with ugly, ordinary content, for the eye and for automatic checks."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from .samples import samples


def gallery(request: HttpRequest) -> HttpResponse:
    """Every component on one page; only for developers."""
    if not settings.DEBUG:
        raise Http404
    return render(request, "components/gallery.html", samples())
