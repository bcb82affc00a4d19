"""What a live list shows: entries of a kind, narrowed and in the order that suits the kind."""

from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import Q
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from knowledge.catalogue import registry
from knowledge.catalogue.models import Entry
from knowledge.catalogue.querysets import EntryQuerySet
from knowledge.catalogue.selectors import NEWEST_FIRST

MOST_ROWS = 12


@dataclass(frozen=True)
class LiveKind:
    """One kind of live list: what it is called, which entries it takes in which order, and what it says when there are none."""

    label: str | Promise
    chosen: Callable[[], EntryQuerySet]
    nothing: str | Promise
    kind: str


def newest_of(kind: str) -> Callable[[], EntryQuerySet]:
    """The entries of a kind, the newest first."""
    return lambda: Entry.objects.of_kind(kind).order_by(*NEWEST_FIRST)


def open_announcements() -> EntryQuerySet:
    """Announcements whose last day has not passed, or that have none."""
    still = Q(facts__ends_on__isnull=True) | Q(facts__ends_on__gte=timezone.localdate().isoformat())
    return Entry.objects.of_kind("pengumuman").filter(still).order_by(*NEWEST_FIRST)


# By the code that blocks store. Kinds of floors above are named as the catalogue names them; one that is missing lists nothing.
LIVE_KINDS: dict[str, LiveKind] = {
    "acara": LiveKind(
        _("Acara mendatang"), lambda: Entry.objects.of_kind("acara").upcoming(), _("Belum ada acara yang dijadwalkan di sini."), "acara"
    ),
    "praktik": LiveKind(_("Praktik baik terbaru"), newest_of("praktik"), _("Belum ada praktik baik di sini."), "praktik"),
    "panduan": LiveKind(_("Panduan"), newest_of("panduan"), _("Belum ada panduan di sini."), "panduan"),
    "pengumuman": LiveKind(_("Pengumuman yang masih berlaku"), open_announcements, _("Tidak ada pengumuman yang sedang berlaku."), "pengumuman"),
    "forum": LiveKind(_("Diskusi terbaru"), newest_of("forum"), _("Belum ada diskusi di sini. Anda dapat membuka yang pertama."), "forum"),
    "cerita-lab": LiveKind(_("Cerita laboratorium"), newest_of("cerita-lab"), _("Belum ada cerita laboratorium di sini."), "cerita-lab"),
    "templat": LiveKind(_("Templat dan dokumen"), newest_of("templat"), _("Belum ada templat di sini."), "templat"),
    "podcast": LiveKind(_("Episode podcast terbaru"), newest_of("podcast"), _("Belum ada episode di sini."), "podcast"),
}


def live_entries(code: str, *, aspect: str = "", below: str = "", count: int = 4) -> list[Entry]:
    """The rows of a live list (1 query): about an aspect of the active framework, below an address, never more than `MOST_ROWS`."""
    live = LIVE_KINDS.get(code)
    if live is None:
        return []
    entries = live.chosen().for_cards()
    if aspect:
        entries = entries.about_any([aspect])
    if below:
        entries = entries.filter(url__startswith=below)
    return list(entries[: max(1, min(count, MOST_ROWS))])


def more_url(code: str, *, aspect: str = "", below: str = "") -> str:
    """Where the reader finds all of what a live list shows a part of; "" when the kind is not on this site."""
    if below:
        return below
    live = LIVE_KINDS.get(code)
    kind = next((kind for kind in registry.kinds() if live and kind.code == live.kind), None)
    if kind is None:
        return ""
    start = kind.index_url or f"/cari/?jenis={kind.code}"
    return f"{start}{'&' if '?' in start else '?'}aspek={aspect}" if aspect else start


def path_of(page: Page) -> str:
    """The address of a page below the site's root, without asking the database for the site."""
    return f"/{page.url_path.split('/', 2)[2]}"
