"""What a reader kept, as lists and as answers for one page; every answer costs a number of queries that does not grow."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Case, Count, Max, Q, When

from knowledge.catalogue import registry
from knowledge.catalogue.models import Entry
from knowledge.models.announcement import AnnouncementCategory, AnnouncementDate, AnnouncementPage

from .models import AnnouncementSubscription, Bookmark, Verdict

PAGE_SIZE = 24
# A number of readers below which telling it would say little about a page and something about the readers.
FEWEST_TOLD = 5


@dataclass(frozen=True)
class Kept:
    """A page of a reader's list: published things, the latest first, and where the next page begins ("" at the end)."""

    entries: list[Entry]
    next_cursor: str


def kept_by(user: Any, *, kind: str = "", after: str = "", size: int = PAGE_SIZE) -> Kept:
    """Some bookmarks of a reader (2 queries). What is no longer published is passed over without a word."""
    bookmarks = Bookmark.objects.filter(user=user).order_by("-pk")
    if kind:
        bookmarks = bookmarks.filter(kind=kind)
    if after.isascii() and after.isdigit() and len(after) < 19:
        bookmarks = bookmarks.filter(pk__lt=int(after))
    rows = list(bookmarks[: size + 1])
    page = rows[:size]
    published = entries_by_key((row.kind, row.object_id) for row in page)
    found = [published[row.kind, row.object_id] for row in page if (row.kind, row.object_id) in published]
    return Kept(found, str(page[-1].pk) if len(rows) > size else "")


def entries_by_key(keys: Iterable[tuple[str, int]]) -> dict[tuple[str, int], Entry]:
    """Published things by kind and number (1 query; none for none)."""
    by_kind: dict[str, list[int]] = {}
    for kind, object_id in keys:
        by_kind.setdefault(kind, []).append(object_id)
    wanted = Q(pk__in=[])
    for kind, object_ids in by_kind.items():
        wanted |= Q(kind=kind, object_id__in=object_ids)
    found = Entry.objects.for_cards().filter(wanted) if by_kind else []
    known = {kind.code for kind in registry.kinds()}
    return {(entry.kind, entry.object_id): entry for entry in found if entry.kind in known}


def kept_kinds(user: Any) -> list[registry.EntryKind]:
    """The kinds of which a reader kept something, in their order (1 query)."""
    codes = set(Bookmark.objects.filter(user=user).order_by().values_list("kind", flat=True).distinct())
    return [kind for kind in registry.kinds() if kind.code in codes]


def has_kept(user: Any, kind: str, object_id: int) -> bool:
    """Whether a reader kept a thing (1 query)."""
    return Bookmark.objects.filter(user=user, kind=kind, object_id=object_id).exists()


@dataclass(frozen=True)
class Judged:
    """What a reader said of a page (None: nothing yet), and how many it helped, where that is told."""

    mine: bool | None
    helped_count: int


def judged(user: Any, page_id: int) -> Judged:
    """See `Judged` (1 query); below `FEWEST_TOLD` the number is 0."""
    own = Case(When(user=user, is_helpful=True, then=1), When(user=user, then=0))
    found = Verdict.objects.filter(page=page_id).aggregate(mine=Max(own), helped=Count("pk", filter=Q(is_helpful=True)))
    mine = None if found["mine"] is None else bool(found["mine"])
    return Judged(mine, found["helped"] if found["helped"] >= FEWEST_TOLD else 0)


def subscribed_categories(user: Any) -> set[str]:
    """The categories whose announcements a reader gets (1 query)."""
    return set(AnnouncementSubscription.objects.filter(user=user).values_list("category", flat=True))


def announced_dates(*, category: str = "") -> list[AnnouncementDate]:
    """The dates of published announcements, of one category or of all (1 query)."""
    pages = AnnouncementPage.objects.live().public()
    if category:
        pages = pages.filter(category=category)
    return list(AnnouncementDate.objects.filter(page__in=pages).select_related("page").order_by("starts_on", "pk"))


def category_choices(user: Any) -> list[dict[str, Any]]:
    """Every category and whether the reader subscribed to it (1 query)."""
    mine = subscribed_categories(user)
    return [{"value": value, "label": label, "is_chosen": value in mine} for value, label in AnnouncementCategory.choices]


def own_reading(user: Any) -> dict[str, Any]:
    """Everything of this room about a person, as plain data for the copy of their own data (4 queries)."""
    return {
        "simpanan": list(user.bookmarks.values("kind", "object_id", "created_at")),
        "pendapat": list(user.verdicts.values("page_id", "page__url_path", "is_helpful", "reason", "text", "given_at")),
        "langkah_selesai": list(user.finished_steps.values("path_id", "target_id", "finished_at")),
        "langganan_pengumuman": list(user.announcement_subscriptions.values("category", "created_at")),
    }
