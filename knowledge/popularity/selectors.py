"""Reads of popularity: acts by day, what is read much, and entries in the order of their scores."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Count, F, FloatField, OuterRef, Q, Subquery, Value
from django.db.models.functions import Coalesce, TruncDate
from wagtail.models import Page, Revision

from knowledge.catalogue import registry as catalogue
from knowledge.catalogue.models import Entry
from knowledge.catalogue.querysets import EntryQuerySet
from knowledge.kept import kept

from .models import ActWeight, Score, ViewCount

# Fewer views than this in a week say nothing.
FEWEST_VIEWS = 3
KEPT_SECONDS = 300


def weights() -> dict[str, float]:
    """The weight of each sort of act (1 query)."""
    return {act: float(weight) for act, weight in ActWeight.objects.values_list("act", "weight")}


def views_by_day(kind: str, ids: list[int], since: date) -> Iterable[tuple[int, date, int]]:
    """Views of some things by day (1 query)."""
    return ViewCount.objects.filter(kind=kind, object_id__in=ids, day__gte=since).values_list("object_id", "day", "count")


def revisions_by_day(kind: str, ids: list[int], since: date) -> Iterable[tuple[int, date, int]]:
    """Revisions of some pages by day; drafts count too, for work on a page is work on it (1 query)."""
    if not issubclass(catalogue.kind(kind).model, Page):
        return []
    rows = Revision.page_revisions.filter(object_id__in=[str(id_) for id_ in ids], created_at__date__gte=since)
    counted = rows.annotate(day=TruncDate("created_at")).values_list("object_id", "day").annotate(total=Count("pk")).order_by()
    return [(int(id_), day, total) for id_, day, total in counted]


def by_popularity(entries: EntryQuerySet) -> EntryQuerySet:
    """The most popular first; those without a score last, the newest of them first."""
    scores = Score.objects.filter(kind=OuterRef("kind"), object_id=OuterRef("object_id")).values("score")
    popularity = Coalesce(Subquery(scores, output_field=FloatField()), Value(0.0))
    return entries.annotate(popularity=popularity).order_by("-popularity", F("date").desc(nulls_last=True), "-pk")


def most_viewed(limit: int, codes: Iterable[str]) -> list[tuple[str, int]]:
    """Kind and key of what was opened most; a few more than wanted, for some may be published no longer (1 query)."""
    rows = Score.objects.filter(kind__in=codes, week_views__gte=FEWEST_VIEWS).order_by("-week_views", "-score", "-pk")
    return list(rows.values_list("kind", "object_id")[: 2 * limit])


def much_read(limit: int, *kinds: str) -> list[Entry]:
    """What was opened most in the last week, of some kinds or of all material (1 query, and one more every five minutes)."""
    codes = kinds or tuple(kind.code for kind in catalogue.kinds() if kind.is_recommendable)
    # Which things is kept, for scores change by the hour; what everybody may read of them is asked each time.
    things = kept(f"much-read:{limit}:{','.join(codes)}", lambda: most_viewed(limit, codes), seconds=KEPT_SECONDS)
    if not things:
        return []
    wanted = Q()
    for kind, object_id in things:
        wanted |= Q(kind=kind, object_id=object_id)
    found = {(entry.kind, entry.object_id): entry for entry in Entry.objects.for_cards().select_related("instansi").filter(wanted)}
    return [found[thing] for thing in things if thing in found][:limit]
