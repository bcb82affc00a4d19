"""Serves scaled images of the embedded default. Documents never leave this way: they pass the CMS's permission check."""

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.views.static import serve

A_YEAR = 365 * 24 * 3600


def rendition(request: HttpRequest, path: str) -> HttpResponseBase:
    """One file below media/images/, with a name that changes when the picture does."""
    response = serve(request, path, document_root=str(settings.MEDIA_ROOT / "images"))
    response["Cache-Control"] = f"public, max-age={A_YEAR}, immutable"
    return response
