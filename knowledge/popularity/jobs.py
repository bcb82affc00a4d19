"""Work that the clock asks for: scores anew once an hour, a small batch of things in each transaction."""

from collections import defaultdict
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from knowledge.catalogue.models import Entry
from knowledge.catalogue.registry import kinds

from .formula import HORIZON, Acts, score
from .models import Score, ViewCount
from .registry import counters
from .selectors import weights

BATCH = 300
COMPUTED_EVERY = timedelta(hours=1)
WEEK = timedelta(days=7)
# Sums of older days tell nothing more that is shown.
VIEWS_KEPT = timedelta(days=400)


def compute_scores(*, now: datetime | None = None, batch: int = BATCH) -> int:
    """Bring the scores of all published things up to now; returns how many have one. Within an hour of the last time it does nothing.

    All scores of a run are of one moment, so neither the size of the batches nor their order changes them. A run that is cut short
    leaves whole batches; the next one computes all anew.
    """
    moment = timezone.localtime(now)
    last = Score.objects.aggregate(last=Max("computed_at"))["last"]
    if now is None and last and moment - last < COMPUTED_EVERY:
        return 0
    given, total = weights(), 0
    for kind in kinds():
        ids, after = Entry.objects.of_kind(kind.code).order_by("object_id").values_list("object_id", flat=True), 0
        while some := list(ids.filter(object_id__gt=after)[:batch]):
            total += compute_batch(kind.code, some, given, moment)
            after = some[-1]
    # What is published no longer, and what a cut run left.
    Score.objects.filter(computed_at__lt=moment).delete()
    ViewCount.objects.filter(day__lt=(moment - VIEWS_KEPT).date()).delete()
    return total


@transaction.atomic
def compute_batch(kind: str, ids: list[int], given: dict[str, float], moment: datetime) -> int:
    """Write the scores of some things of a kind (a query for each sort of act, and one)."""
    since, week = (moment - HORIZON).date(), (moment - WEEK).date()
    acts: dict[int, list[Acts]] = defaultdict(list)
    for act, counter in counters():
        for object_id, day, count in counter(kind, ids, since):
            acts[object_id].append(Acts(act, day, count))
    rows = [
        Score(
            kind=kind,
            object_id=object_id,
            score=score(found, given, moment),
            week_views=sum(each.count for each in found if each.act == "view" and each.day > week),
            computed_at=moment,
        )
        for object_id, found in sorted(acts.items())
    ]
    Score.objects.bulk_create(rows, update_conflicts=True, unique_fields=["kind", "object_id"], update_fields=["score", "week_views", "computed_at"])
    return len(rows)
