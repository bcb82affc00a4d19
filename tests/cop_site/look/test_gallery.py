"""Every component renders with awkward content, and nothing in the markup breaks the content policy."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import Http404
from django.template.loader import render_to_string
from django.test import override_settings

from cop_site.look.views import gallery

TEMPLATES = Path(__file__).resolve().parents[3] / "templates"
FORBIDDEN = re.compile(r"\sstyle=|<style|\son[a-z]+=\"|<script(?![^>]*\ssrc=)")


class Ids(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []
        self.headings: list[str] = []

    def handle_starttag(self, tag, attrs):
        self.seen += [value for name, value in attrs if name == "id"]
        self.headings += [tag] if tag in {"h1", "h2", "h3", "h4"} else []


@pytest.fixture
def page(rf, db) -> str:
    request = rf.get("/gaya/")
    request.user = AnonymousUser()
    with override_settings(DEBUG=True):
        return gallery(request).content.decode()


def test_the_gallery_shows_every_component(page):
    assert page.count("<h1") == 1
    assert "Belum ada pertanyaan" in page


def test_ids_are_unique(page):
    parser = Ids()
    parser.feed(page)

    assert len(parser.seen) == len(set(parser.seen))


def test_guests_get_no_token_and_no_form_that_posts(page):
    assert "csrfmiddlewaretoken" not in page
    assert 'method="post"' not in page


def test_the_gallery_is_closed_outside_development(rf):
    with override_settings(DEBUG=False), pytest.raises(Http404):
        gallery(rf.get("/gaya/"))


@pytest.mark.parametrize("path", [*sorted(TEMPLATES.glob("components/*.html")), TEMPLATES / "base.html"], ids=lambda path: path.name)
def test_no_template_of_the_look_breaks_the_content_policy(path):
    assert FORBIDDEN.search(path.read_text()) is None


@pytest.mark.parametrize("html", ['<p style="color:red">', '<a onclick="x()">', "<script>x</script>", "<style>p{}</style>"])
def test_the_check_for_inline_code_can_fail(html):
    assert FORBIDDEN.search(html)


def test_the_error_page_needs_no_context():
    html = render_to_string("500.html")

    assert "Maaf, situs sedang terganggu" in html


def test_every_component_states_its_signature():
    for path in TEMPLATES.glob("components/*.html"):
        if path.name != "gallery.html":
            assert path.read_text().startswith(f"{{# {path.name} — "), path.name
