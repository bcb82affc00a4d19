"""A form that came too late, because its writer was signed out or signed in again meanwhile: what was written is shown back, to be sent again.

And the page of an address that only takes forms, for whoever comes there by signing in, by reloading, or by hand.
"""

from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlsplit, urlunsplit

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render, resolve_url
from django.utils.cache import add_never_cache_headers

# Passwords and codes of a second factor are typed here; nobody gets those back.
PRIVATE_PLACES = "/akun/"
PRIVATE_NAMES = ("password",)
LEFT_OUT = {"csrfmiddlewaretoken"}
# So many words were written by somebody; less is a button or a choice, which is quickly made again.
FEWEST_WORDS = 3
ONE_LINE = 160


@dataclass(frozen=True)
class Typed:
    """A value of the form, as its browser sent it."""

    name: str
    value: str

    @property
    def is_written(self) -> bool:
        """Whether it is prose, to be shown; the editor's own notation is not."""
        return len(self.value.split()) >= FEWEST_WORDS and self.value[0] not in "{["

    @property
    def rows(self) -> int:
        """How many lines of it are shown at once."""
        return 2 if len(self.value) <= ONE_LINE and "\n" not in self.value else 8


class LateFormMiddleware:
    """Leaves nobody without their text or on an empty page.

    Who is signed out gets back what they wrote; after a mere button they sign in and come back to the page on which it stood, for the
    button's own address shows nothing.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if request.method == "POST" and leads_to_sign_in(response) and not request.user.is_authenticated:
            if typed := written(request):
                return given_back(request, typed)
            before = page_before(request)
            return redirect_to_login(before) if before else response
        if response.status_code == 405 and request.method == "GET" and "text/html" in request.headers.get("Accept", ""):
            return only_forms(request, response)
        return response


def came_too_late(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The answer to a form whose token is not, or no longer, that of this browser.

    Who has signed in by another tab, and now by this one, is where they wanted to be.
    """
    if request.user.is_authenticated and request.path == resolve_url(settings.LOGIN_URL):
        return redirect(request.get_full_path())
    return given_back(request, written(request))


def given_back(request: HttpRequest, typed: list[Typed]) -> HttpResponse:
    """The page with what was written, if anything was; kept by no cache and nowhere on the server."""
    context = {
        "texts": [each for each in typed if each.is_written],
        "others": [each for each in typed if not each.is_written],
        "has_files": bool(typed and request.FILES),
        "back": way_back(request),
    }
    response = render(request, "403_csrf.html", context, status=403)
    add_never_cache_headers(response)
    return response


def only_forms(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """What the answer says with its status, as a page that leads on."""
    page = render(request, "405.html", {"back": way_back(request)}, status=405)
    page["Allow"] = response["Allow"]
    return page


def way_back(request: HttpRequest) -> str:
    """The page from which this came, else the room of the signed-in."""
    return page_before(request) or settings.LOGIN_REDIRECT_URL


def page_before(request: HttpRequest) -> str:
    """The page of ours from which this came, if the browser tells of one that is not this itself."""
    before = urlsplit(request.headers.get("Referer", ""))
    is_ours = before.netloc == request.get_host() and before.path not in {request.path, resolve_url(settings.LOGIN_URL)}
    return urlunsplit(("", "", before.path, before.query, "")) if is_ours else ""


def leads_to_sign_in(response: HttpResponse) -> bool:
    """Whether the answer is the way to the sign-in page."""
    return response.status_code == 302 and urlsplit(response["Location"]).path == resolve_url(settings.LOGIN_URL)


def written(request: HttpRequest) -> list[Typed]:
    """All that the form held, when somebody wrote in it on a page of ours; nothing of secret forms, nor of what a script sent.

    What another site sends in a reader's name never gets this page with its valid token: the browser says where a form stood.
    """
    is_ours = request.headers.get("Origin") in {f"{request.scheme}://{request.get_host()}", settings.BASE_URL}
    if not is_ours or request.path.startswith(PRIVATE_PLACES) or "json" in request.headers.get("Accept", ""):
        return []
    typed = [Typed(name, value) for name, values in request.POST.lists() if name not in LEFT_OUT for value in values]
    if any(secret in each.name for each in typed for secret in PRIVATE_NAMES) or not any(each.is_written for each in typed):
        return []
    return typed
