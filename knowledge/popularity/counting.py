"""Counts views in memory, by address, and writes the sums away from the answer: a view costs its reader one increment.

Of whom reads nothing is known here: no person, no session, no address of a machine. Which thing an address belongs to is asked
when the sums are written; addresses of nothing published are dropped.
"""

import logging
from collections import Counter
from datetime import date
from threading import Lock

from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from knowledge.afterwards import Afterwards
from knowledge.catalogue.models import Entry

from .models import ViewCount

logger = logging.getLogger(__name__)
# Beyond this many different addresses memory matters more than the count.
MOST_WAITING = 5_000
LONGEST_ADDRESS = 500
BATCH = 400
_waiting: Counter[tuple[date, str]] = Counter()
_lock = Lock()
_writer = Afterwards("view-count", lambda: flush(), lambda: settings.VIEW_COUNT_WAIT_SECONDS)


def count_view(path: str) -> None:
    """One more view of an address today; costs no query."""
    key = (timezone.localdate(), path)
    with _lock:
        if len(path) > LONGEST_ADDRESS or (key not in _waiting and len(_waiting) >= MOST_WAITING):
            return
        _waiting[key] += 1
    _writer.announce()


def flush() -> int:
    """Write the waiting sums to the database; returns how many views were counted. A failure is told and costs nothing else."""
    with _lock:
        found = dict(_waiting)
        _waiting.clear()
    if not found:
        return 0
    try:
        return write(found)
    except Exception:
        logger.exception("%s views could not be counted.", sum(found.values()))
        return 0


@transaction.atomic
def write(found: dict[tuple[date, str], int]) -> int:
    """Add sums to those that are there (2 queries for each few hundred addresses)."""
    addresses, things = sorted({path for _day, path in found}), {}
    for start in range(0, len(addresses), BATCH):
        rows = Entry.objects.filter(url__in=addresses[start : start + BATCH]).order_by("pk").values_list("url", "kind", "object_id")
        things.update({url: (kind, object_id) for url, kind, object_id in rows})
    sums: Counter[tuple[str, int, date]] = Counter()
    for (day, path), count in found.items():
        if path in things:
            sums[(*things[path], day)] += count
    for (kind, object_id, day), count in sorted(sums.items()):
        row, is_new = ViewCount.objects.get_or_create(kind=kind, object_id=object_id, day=day, defaults={"count": count})
        if not is_new:
            ViewCount.objects.filter(pk=row.pk).update(count=F("count") + count)
    return sum(sums.values())
