"""What every address of the API shares, whatever stands behind it: limits, methods, caching, errors as problems."""

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Any

from django.conf import settings
from django.core.cache import caches
from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext as _

from .conditional import with_tag
from .problems import problem_response

WINDOW_SECONDS = 60
# Far above what one reader or one dashboard asks; it only stops a flood from taking every worker.
REQUESTS_PER_WINDOW = getattr(settings, "API_REQUESTS_PER_MINUTE", 12_000)


def is_flooding(request: HttpRequest) -> bool:
    """Whether this address has asked too often, counted in this process alone so that counting costs nothing."""
    cache, key = caches["process"], f"api:{request.META.get('REMOTE_ADDR', '')}"
    if cache.add(key, 1, WINDOW_SECONDS):
        return False
    try:
        return bool(cache.incr(key) > REQUESTS_PER_WINDOW)
    except ValueError:  # it lapsed between the two lines
        return False


def gate(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """The view behind the gate."""

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if is_flooding(request):
            response = problem_response(HTTPStatus.TOO_MANY_REQUESTS, _("Terlalu banyak permintaan. Coba lagi sebentar lagi."))
            response["Retry-After"] = str(WINDOW_SECONDS)
            return response
        is_head = request.method == "HEAD"
        if is_head:
            request.method = "GET"
        response = view(request, *args, **kwargs)
        if response.status_code == HTTPStatus.METHOD_NOT_ALLOWED:
            return not_allowed(response)
        if response.status_code == HTTPStatus.OK:
            response = with_tag(request, kept_as(request, response))
        elif response.status_code != HTTPStatus.NOT_MODIFIED and response.has_header("ETag"):
            del response["ETag"]
        return without_body(response) if is_head else response

    # Nothing here acts on a session's word alone: reads change nothing, and ninja checks the token of a session itself.
    answer.csrf_exempt = True  # type: ignore[attr-defined]
    return answer


def kept_as(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """How caches may keep it: always asked again, and what a person's rights opened by nobody else."""
    if getattr(request, "auth", None):
        response["Cache-Control"] = "private, no-cache"
        patch_vary_headers(response, ["Authorization", "Cookie"])
    else:
        response["Cache-Control"] = "public, no-cache"
    return response


def not_allowed(refused: HttpResponse) -> HttpResponse:
    """A refusal that names the methods which would do."""
    allowed = sorted({*refused["Allow"].replace(" ", "").split(","), "HEAD"})
    response = problem_response(HTTPStatus.METHOD_NOT_ALLOWED, _("Alamat ini hanya menerima %(methods)s.") % {"methods": ", ".join(allowed)})
    response["Allow"] = ", ".join(allowed)
    return response


def without_body(response: HttpResponse) -> HttpResponse:
    """The same head, as HEAD asks."""
    response["Content-Length"] = str(len(response.content))
    response.content = b""
    return response
