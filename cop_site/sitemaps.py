"""`/sitemap.xml` and `/robots.txt`: what search engines may read. Only what is live and public is listed."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from itertools import chain

from django.conf import settings
from django.db.models import Exists, OuterRef
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path
from django.utils.timezone import localtime
from django.views.decorators.http import require_safe
from wagtail.models import Page

from knowledge.aspects.models import Aspect
from knowledge.catalogue.models import Entry
from knowledge.catalogue.querysets import EntryQuerySet

# The protocol allows 50,000 addresses a file; a worker is busy with so many for a quarter of a second.
PER_FILE = 5_000
# Pages for one reader alone, forms, and endless combinations of filters.
CLOSED = ("/admin/", "/akun/", "/ruang/", "/dokumen/", "/unduh/", "/formulir/", "/cari/", "/api/")
# Rooms that are no pages of the CMS.
ROOMS = ("/aspek/", "/prioritas/", "/glosarium/", "/instansi/", "/mitra/", "/bukti/", "/forum/")


@dataclass(frozen=True)
class Address:
    """One line of a sitemap."""

    location: str
    changed: str = ""


def absolute(url: str) -> str:
    """An address with the site's public host."""
    return url if url.startswith(("http://", "https://")) else f"{settings.BASE_URL}{url}"


def day_of(moment: datetime | date | None) -> str:
    """The day of a moment, as the protocol writes it."""
    if moment is None:
        return ""
    return (localtime(moment).date() if isinstance(moment, datetime) else moment).isoformat()


def entries_with_a_page() -> EntryQuerySet:
    """Entries that have an address of their own; terms live together on one page."""
    return Entry.objects.exclude(url__contains="#").order_by("pk")


def part_count() -> int:
    """How many files the entries fill; at least one, which also holds everything else (1 query)."""
    return max(1, -(-entries_with_a_page().count() // PER_FILE))


def addresses(part: int) -> Iterator[Address]:
    """The addresses of one file, none twice."""
    seen: set[str] = set()
    entries = entries_with_a_page()[(part - 1) * PER_FILE : part * PER_FILE].values_list("url", "updated_at")
    standing = standing_pages() if part == 1 else ()
    for url, changed in chain(standing, entries.iterator(chunk_size=2000)):
        if url not in seen:
            seen.add(url)
            yield Address(absolute(url), day_of(changed))


def standing_pages() -> Iterator[tuple[str, datetime | None]]:
    """Pages of the CMS that are no entries, hubs of aspects and rooms (3 queries)."""
    entry = Entry.objects.of_pages().filter(object_id=OuterRef("pk"))
    for page in Page.objects.live().public().filter(~Exists(entry), depth__gt=1).defer_streamfields().order_by("path"):
        if url := page.get_url():
            yield url, page.last_published_at
    for aspect in Aspect.objects.active().roots():
        yield aspect.get_absolute_url(), None
    for room in ROOMS:
        yield room, None


@require_safe
def sitemap(request: HttpRequest) -> HttpResponse:
    """All addresses, or an index of files when they do not fit into one."""
    count = part_count()
    if count == 1:
        return xml(request, "sitemap/urlset.xml", {"addresses": addresses(1)})
    parts = [absolute(f"/sitemap-{number}.xml") for number in range(1, count + 1)]
    return xml(request, "sitemap/index.xml", {"parts": parts})


@require_safe
def sitemap_part(request: HttpRequest, part: int) -> HttpResponse:
    """One file of several."""
    if not 1 <= part <= part_count():
        raise Http404
    return xml(request, "sitemap/urlset.xml", {"addresses": addresses(part)})


def xml(request: HttpRequest, template: str, context: dict[str, object]) -> HttpResponse:
    """A template as XML."""
    return render(request, template, context, content_type="application/xml; charset=utf-8")


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """What robots leave alone, and where the sitemap is."""
    lines = ["User-agent: *", *(f"Disallow: {prefix}" for prefix in CLOSED), "", f"Sitemap: {absolute('/sitemap.xml')}", ""]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")


urlpatterns = [
    path("robots.txt", robots, name="robots"),
    path("sitemap.xml", sitemap, name="sitemap"),
    path("sitemap-<int:part>.xml", sitemap_part, name="sitemap-part"),
]
