"""What search engines are told."""

import re
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit
from xml.etree import ElementTree

import pytest
from django.conf import settings
from django.test import Client
from wagtail.models import PageViewRestriction

from cop_site import sitemaps
from knowledge.models import GuideIndexPage, GuidePage
from tests.cop_site.search.conftest import entry

__all__ = ["entry"]

NAMESPACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
# As in the protocol's own schema: https://www.sitemaps.org/schemas/sitemap/0.9/sitemap.xsd
ALLOWED = {"loc", "lastmod", "changefreq", "priority"}
DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def locations(client: Client, url: str = "/sitemap.xml") -> list[str]:
    """The paths that a sitemap lists, after holding it against the rules of the protocol."""
    response = client.get(url)
    assert response.headers["Content-Type"] == "application/xml; charset=utf-8"
    root = ElementTree.fromstring(response.content)  # noqa: S314 - our own answer
    assert root.tag == f"{NAMESPACE}urlset"
    found = []
    for item in root:
        names = [child.tag.removeprefix(NAMESPACE) for child in item]
        assert item.tag == f"{NAMESPACE}url"
        assert "loc" in names
        assert set(names) <= ALLOWED
        assert len(names) == len(set(names))
        location, changed = item.findtext(f"{NAMESPACE}loc", ""), item.findtext(f"{NAMESPACE}lastmod")
        assert location.startswith(f"{settings.BASE_URL}/")
        assert 12 <= len(location) <= 2048
        assert changed is None or DAY.fullmatch(changed)
        found.append(urlsplit(location).path)
    assert len(found) == len(set(found))
    return found


def published_guide(aspect: Any, slug: str) -> GuidePage:
    page = GuideIndexPage.objects.get().add_child(instance=GuidePage(title=slug, slug=slug, summary="Ringkasan", live=False))
    page.aspects.add(aspect)
    page.save()
    page.save_revision().publish()
    return page


def test_the_sitemap_lists_what_is_public(client: Client, home: Any, aspect: Callable[[str], Any]) -> None:
    published_guide(aspect("3"), "panduan-terbuka")

    assert {"/", "/panduan/", "/panduan/panduan-terbuka/", "/instansi/63/", "/glosarium/", aspect("3").get_absolute_url()} <= set(locations(client))


def test_the_sitemap_hides_drafts_and_closed_branches(client: Client, home: Any, aspect: Callable[[str], Any]) -> None:
    draft, closed = published_guide(aspect("3"), "jadi-draf"), published_guide(aspect("3"), "tertutup")
    GuidePage.objects.get(pk=draft.pk).unpublish()
    PageViewRestriction.objects.create(page=closed, restriction_type=PageViewRestriction.LOGIN)

    assert not {"/panduan/jadi-draf/", "/panduan/tertutup/"} & set(locations(client))


def test_many_addresses_make_an_index_of_files(client: Client, home: Any, entry: Callable[..., Any], monkeypatch: pytest.MonkeyPatch) -> None:
    whole = set(locations(client))
    monkeypatch.setattr(sitemaps, "PER_FILE", 400)

    root = ElementTree.fromstring(client.get("/sitemap.xml").content)  # noqa: S314 - our own answer

    parts = [urlsplit(item.findtext(f"{NAMESPACE}loc", "")).path for item in root]
    assert root.tag == f"{NAMESPACE}sitemapindex"
    assert parts == ["/sitemap-1.xml", "/sitemap-2.xml"]
    assert set().union(*(locations(client, part) for part in parts)) == whole
    assert client.get("/sitemap-3.xml").status_code == 404


def test_an_address_with_signs_stays_valid_xml(client: Client, home: Any, entry: Callable[..., Any]) -> None:
    entry("Tanda", url="/panduan/a&b/")

    assert "/panduan/a&b/" in locations(client)


def test_robots_leave_private_rooms_alone_and_find_the_sitemap(client: Client, db: None) -> None:
    text = client.get("/robots.txt").content.decode()

    assert "Disallow: /admin/\n" in text
    assert f"Sitemap: {settings.BASE_URL}/sitemap.xml\n" in text
    assert "Disallow: /\n" not in text
