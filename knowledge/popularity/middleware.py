"""Counts pages that were answered to readers."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from .counting import count_view
from .robots import is_reader

# Rooms, the CMS, the API and files are no published things.
UNCOUNTED = ("/admin/", "/ruang/", "/akun/", "/api/", "/dokumen/", "/media/", "/static/", "/cari/")


class ViewCountMiddleware:
    """One cheap increment for each whole page; nothing is read of the reader and nothing is set."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        is_page = response.status_code == 200 and response.headers.get("Content-Type", "").startswith("text/html")
        if is_page and not request.path_info.startswith(UNCOUNTED) and is_reader(request):
            count_view(request.path_info)
        return response
