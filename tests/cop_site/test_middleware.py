"""The content policy: strict on public pages, looser only where the CMS needs it, kept where a view has set its own."""

from typing import Any

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory

from cop_site.middleware import SecurityHeadersMiddleware

pytestmark = pytest.mark.django_db


def policy(response: Any) -> dict[str, str]:
    """The directives of a response."""
    return dict(part.strip().split(" ", 1) for part in response.headers["Content-Security-Policy"].split(";"))


def test_a_public_page_allows_its_own_scripts_and_styles_only(home: Any) -> None:
    directives = policy(Client().get("/"))

    assert directives["default-src"] == "'none'"
    assert directives["script-src"] == directives["style-src"] == "'self'"
    assert directives["object-src"] == directives["base-uri"] == "'none'"
    assert "unsafe" not in str(directives)


def test_only_the_editors_pages_allow_inline_scripts(home: Any) -> None:
    client = Client()

    assert "'unsafe-inline'" in policy(client.get("/admin/"))["script-src"]
    for address in ("/akun/login/", "/administrasi/", "/ruang/", "/tidak-ada/"):
        assert "unsafe-inline" not in str(policy(client.get(address))), address


def test_every_answer_carries_the_other_headers(home: Any) -> None:
    headers = Client().get("/").headers

    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "strict-origin-when-cross-origin"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert headers["X-Frame-Options"] == "SAMEORIGIN"
    assert "camera=()" in headers["Permissions-Policy"]


def test_a_view_that_sets_its_own_policy_keeps_it() -> None:
    def view(request: HttpRequest) -> HttpResponse:
        return HttpResponse(headers={"Content-Security-Policy": "sandbox"})

    response = SecurityHeadersMiddleware(view)(RequestFactory().get("/"))

    assert response.headers["Content-Security-Policy"] == "sandbox"
