"""Serves scaled images of the embedded default. Documents never leave this way: they pass the CMS's permission check."""

from django.conf import settings
from django.core.exceptions import SuspiciousFileOperation
from django.http import Http404, HttpRequest, HttpResponseBase
from django.views.static import serve

A_YEAR = 365 * 24 * 3600


def rendition(request: HttpRequest, path: str) -> HttpResponseBase:
    """One file below media/images/, with a name that changes when the picture does; a path that leads out is a 404."""
    try:
        response = serve(request, path, document_root=str(settings.MEDIA_ROOT / "images"))
    except SuspiciousFileOperation as error:
        raise Http404 from error
    response["Cache-Control"] = f"public, max-age={A_YEAR}, immutable"
    return response
