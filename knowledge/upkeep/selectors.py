"""Reads about upkeep: open reviews as entries and editors show them, and what is stale."""

import datetime
from collections.abc import Iterable
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from knowledge.catalogue.models import Entry
from knowledge.catalogue.registry import EntryKind, kinds
from knowledge.models import MaterialPage

from .models import Reason, ReviewTask

# Under this key an entry says which regulation changed beneath it.
REVIEW_FACT = "basis_changed"


def open_review_facts(kind_code: str, object_ids: list[int]) -> dict[int, dict[str, Any]]:
    """For entries: the items whose legal basis changed, with the short titles of the regulations (1 query, none for kinds that are no pages)."""
    kind = next(kind for kind in kinds() if kind.code == kind_code)
    if not kind.is_page:
        return {}
    tasks = ReviewTask.objects.open().filter(reason=Reason.REGULATION, page__in=object_ids).order_by("pk")
    found: dict[int, dict[str, Any]] = {}
    for page_id, short_title in tasks.values_list("page_id", "regulation__short_title"):
        found.setdefault(page_id, {REVIEW_FACT: []})[REVIEW_FACT].append(short_title)
    return found


def open_tasks_of(user: Any) -> QuerySet[ReviewTask]:
    """The open reviews of one person, the most urgent first (1 query)."""
    return ReviewTask.objects.open().about_live_pages().assigned_to(user).select_related("page", "regulation").order_by("due_on", "pk")


def page_entries() -> QuerySet[Entry]:
    """Entries that are pages of the CMS: what editors look after."""
    return Entry.objects.of_pages()


def stale_condition(today: datetime.date | None = None) -> Q:
    """The condition by which an entry of a page is stale: its review date has passed, or a review of it is open."""
    open_tasks = ReviewTask.objects.open().filter(page=OuterRef("object_id"))
    return Q(Q(review_due__lt=today or timezone.localdate()) | Q(Exists(open_tasks)))


def stale_entries(today: datetime.date | None = None) -> QuerySet[Entry]:
    """Stale entries, those due longest first."""
    return page_entries().filter(stale_condition(today)).order_by("review_due", "pk")


def material_kinds() -> list[EntryKind]:
    """Every kind whose things are pages that somebody may look after."""
    return [kind for kind in kinds() if issubclass(kind.model, MaterialPage)]


def library_kinds() -> list[EntryKind]:
    """The kinds of the library itself; events and episodes have lists of their own."""
    return [kind for kind in material_kinds() if kind.model._meta.app_label == "knowledge"]


def pages_where(of: Iterable[EntryKind], **lookup: Any) -> Q:
    """The condition that a page of one of these kinds meets a lookup on its own fields."""
    condition = Q(pk__in=[])
    for kind in of:
        condition |= Q(pk__in=kind.model._default_manager.filter(**lookup).values("pk"))
    return condition
