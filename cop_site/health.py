"""Whether this process lives, and whether it can do its work: asked by proxies and containers, never by people."""

from django.core.cache import cache
from django.db import connection
from django.http import HttpRequest, HttpResponse


def healthz(request: HttpRequest) -> HttpResponse:
    """The process answers; nothing else is touched, so that a slow database restarts nobody."""
    return answer("ok", 200)


def readyz(request: HttpRequest) -> HttpResponse:
    """The database answers and the shared cache takes a value; otherwise 503, and the proxy asks another replica."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
        cache.set("readyz", "ok", 10)
    except Exception as error:  # noqa: BLE001  databases and caches have exceptions of their own; whichever it is, this replica is not ready
        return answer(f"not ready: {type(error).__name__}", 503)
    return answer("ok", 200)


def answer(text: str, status: int) -> HttpResponse:
    """Plain text that nobody keeps."""
    return HttpResponse(f"{text}\n", status=status, content_type="text/plain; charset=utf-8", headers={"Cache-Control": "no-store"})
