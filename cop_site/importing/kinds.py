"""What a record of each kind becomes: the page type, where it stands, and the fields that its kind has beside the shared ones."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from wagtail.models import Page

from events.importing import create_series
from events.models import EventIndexPage, EventPage, EventSeriesPage
from events.models.event import EventKind
from events.models.series import SeriesKind
from events.podcast.models import EpisodePage, PodcastIndexPage
from knowledge.aspects.models import Aspect, Confidence
from knowledge.models import (
    FaqIndexPage,
    FaqPage,
    GuideIndexPage,
    GuidePage,
    LabIndexPage,
    LabStoryPage,
    MaterialPage,
    PracticeIndexPage,
    PracticePage,
    RegulationIndexPage,
    RegulationPage,
    TemplateIndexPage,
    TemplatePage,
)

from .known import CODES_OF
from .records import Record

# Episodes of an old base belong to no podcast that we could name.
ARCHIVE_SERIES = "arsip-podcast"
REGULATION = re.compile(
    r"^(?P<form>[^\d/]+?)\s+(?:Nomor\s+|No\.?\s*)?(?P<number>\d+[A-Za-z]?)\s*(?:/|\s+Tahun\s+)\s*(?P<year>(?:19|20)\d\d)\s*(?:tentang|:|,|-|–)?\s*(?P<about>.*)$",
    re.IGNORECASE,
)
MOST_SHORT, MOST_FORM, MOST_ABOUT = 60, 40, 250


@dataclass(frozen=True)
class PageKind:
    """One kind as pages."""

    code: str
    model: type[MaterialPage]
    parent: Callable[[], Page]
    fields: Callable[[Record, Page], dict[str, Any]]


def where(record: Record) -> dict[str, Any]:
    """The instansi, registered or by name."""
    return {"instansi_id": record.instansi_id, "instansi_name": "" if record.instansi_id else record.instansi, "year": record.year}


def sourced(record: Record, parent: Page) -> dict[str, Any]:
    """The instansi as the one who said it, for kinds that belong to none."""
    return {"source_name": record.instansi, "year": record.year}


def regulation(record: Record, parent: Page) -> dict[str, Any]:
    """Form, number and year as far as the title names them; nothing of it is verified."""
    found = REGULATION.match(record.title)
    form = found["form"].strip() if found and len(found["form"].strip()) <= MOST_FORM else ""
    short = f"{form} {found['number']}/{found['year']}" if found and form else record.title
    return {
        "short_title": shortened(short, MOST_SHORT),
        "form": form or _("Regulasi"),
        "number": found["number"] if found and form else "",
        "about": shortened((found["about"] if found and form else "") or record.title, MOST_ABOUT),
        "confidence": Confidence.MEMORY,
        "source_name": record.instansi,
        "year": int(found["year"]) if found and form else record.year,
    }


def shortened(text: str, most: int) -> str:
    """A text cut between words, with a sign that it was."""
    return text if len(text) <= most else f"{text[: most - 1].rpartition(' ')[0] or text[: most - 1]}…"


def event(record: Record, parent: Page) -> dict[str, Any]:
    """A meeting of which no day is known; its year is what the source says of its date."""
    return {"kind": EventKind.OTHER, "time_known": False, "stated_date_text": str(record.year or ""), "source_name": record.instansi}


def episode(record: Record, parent: Page) -> dict[str, Any]:
    """An episode without number and day; its source says from which year it is."""
    year = _("Arsip %(year)s") % {"year": record.year} if record.year else ""
    return {"series_id": parent.pk, "source_name": " · ".join(part for part in (record.instansi, year) if part)}


def archive_series() -> EventSeriesPage:
    """The podcast of imported episodes, made when the first one comes."""
    parent = PodcastIndexPage.objects.get()
    found = EventSeriesPage.objects.child_of(parent).filter(slug=ARCHIVE_SERIES).first()
    return found or create_series(
        parent,
        {
            "slug": ARCHIVE_SERIES,
            "title": _("Arsip podcast"),
            "summary": _("Episode dari basis pengetahuan sebelumnya."),
            "kind": SeriesKind.PODCAST,
            "aspects": [aspect.code for aspect in Aspect.objects.filter(framework__code=CODES_OF, parent__isnull=True)],
        },
    )


PAGE_KINDS = {
    kind.code: kind
    for kind in (
        PageKind("panduan", GuidePage, GuideIndexPage.objects.get, sourced),
        PageKind("praktik", PracticePage, PracticeIndexPage.objects.get, lambda record, parent: where(record)),
        PageKind("cerita-lab", LabStoryPage, LabIndexPage.objects.get, lambda record, parent: where(record)),
        PageKind("templat", TemplatePage, TemplateIndexPage.objects.get, sourced),
        PageKind("klinik-faq", FaqPage, FaqIndexPage.objects.get, sourced),
        PageKind("regulasi", RegulationPage, RegulationIndexPage.objects.get, regulation),
        PageKind("acara", EventPage, EventIndexPage.objects.get, event),
        PageKind("podcast", EpisodePage, archive_series, episode),
    )
}


def fields_of(kind: PageKind, record: Record, parent: Page) -> dict[str, Any]:
    """Every field of the page but its body and its place in the tree."""
    return {
        "title": record.title,
        "draft_title": record.title,
        "summary": record.summary,
        "external_id": record.id,
        "source_url": record.source_url,
        **kind.fields(record, parent),
    }
