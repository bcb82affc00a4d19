"""The entries around a page: its own, what it names, what to read next, and what leads here; all in one query."""

from dataclasses import dataclass, field
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Case, Exists, F, IntegerField, OuterRef, QuerySet, Subquery, When
from django.db.models.functions import Coalesce
from wagtail.models import Page

from knowledge.catalogue.models import Entry

# More than this nobody reads; a law that everything cites stays as cheap as any other page.
MOST = 240


@dataclass(frozen=True)
class Neighbours:
    """Published entries around one page."""

    own: Entry | None = None
    related: list[Entry] = field(default_factory=list)
    users: list[Entry] = field(default_factory=list)
    by_page: dict[int, Entry] = field(default_factory=dict)


def page_entry(page_id: int) -> Entry | None:
    """The catalogue's entry of a page of any kind; what is not published has none (1 query)."""
    return Entry.objects.of_pages().for_cards().filter(object_id=page_id).first()


def links_to(key: Any) -> list[QuerySet]:
    """Everything by which another page leads to the page `key`; each query has the other page as `page`."""
    from .models import Citation, CollectionItem, LearningStep, RelatedPage

    return [
        RelatedPage.objects.filter(target=key),
        CollectionItem.objects.filter(target=key),
        LearningStep.objects.filter(target=key),
        Citation.objects.filter(regulation=key),
    ]


def neighbours_of(page: Page, *, naming: list[int]) -> Neighbours:
    """The neighbours of a page that names the pages `naming` (1 query; none for a page never saved).

    Only what is published is there, for only that has an entry.
    """
    from .models import RelatedPage

    if not page.pk:
        return Neighbours()
    chosen = RelatedPage.objects.filter(page=page.pk)
    named = Page.objects.filter(pk__in=[page.pk, *naming]).order_by().values("pk")
    wanted = named.union(chosen.order_by().values("target"), *(links.order_by().values("page") for links in links_to(page.pk)))
    leads_here = reduce(or_, (Exists(links.filter(page=OuterRef("object_id"))) for links in links_to(page.pk)))
    entries = (
        Entry.objects.of_pages()
        .for_cards()
        .filter(object_id__in=wanted)
        .annotate(
            leads_here=leads_here,
            place=Subquery(chosen.filter(target=OuterRef("object_id")).order_by().values(at=Coalesce("sort_order", 0))[:1]),
            rank=Case(When(object_id__in=[page.pk, *naming], then=0), When(place__isnull=False, then=1), default=2, output_field=IntegerField()),
        )
        .order_by("rank", "place", F("date").desc(nulls_last=True), "-pk")
    )
    found: list[Any] = list(entries[:MOST])
    others = [entry for entry in found if entry.object_id != page.pk]
    return Neighbours(
        own=next((entry for entry in found if entry.object_id == page.pk), None),
        related=[entry for entry in others if entry.place is not None],
        users=[entry for entry in others if entry.leads_here],
        by_page={entry.object_id: entry for entry in found},
    )
