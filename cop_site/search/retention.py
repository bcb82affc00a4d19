"""Keeps the log of searches short: single rows become sums of a month, and sums do not stay for ever."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from django.db import transaction
from django.db.models import Count, Q
from django.utils import timezone

from .log import close_old
from .models import PinnedResult, SearchLog, SearchMonth
from .pin_keys import key_of

# Long enough to plan a season's topics from single searches, short enough that nobody's old words lie about.
KEPT_DAYS = 90
# Sums serve comparison with the year before.
KEPT_MONTHS_DAYS = 800
# A text that only one or two people ever wrote in a month may speak of a person; it is not kept beyond the single rows.
FEWEST_IN_A_MONTH = 3
# With a filter, nothing says only that there is nothing of this kind or year.
EMPTY = Q(result_count=0, filters={})


def tidy() -> int:
    """What the clock asks for: sum up old rows, drop older sums, renew keys after a change of stems; returns how many rows went."""
    close_old()
    today = timezone.localdate()
    # Whole months only, so that a month is summed once and never in halves.
    limit = (today - timedelta(days=KEPT_DAYS)).replace(day=1)
    SearchMonth.objects.filter(month__lt=today - timedelta(days=KEPT_MONTHS_DAYS)).delete()
    renew_keys()
    return sum(sum_up(month) for month in months_before(limit))


def months_before(limit: date) -> Iterator[date]:
    """The months of which the log still has rows and that end before a day, the oldest first."""
    while oldest := SearchLog.objects.filter(asked_hour__lt=start_of(limit)).order_by("asked_hour").first():
        yield timezone.localdate(oldest.asked_hour).replace(day=1)


@transaction.atomic
def sum_up(month: date) -> int:
    """Turn the rows of one month into sums; returns how many rows there were."""
    following = (month + timedelta(days=32)).replace(day=1)
    rows = SearchLog.objects.filter(asked_hour__gte=start_of(month), asked_hour__lt=start_of(following))
    sums = rows.order_by().values("text").annotate(search_count=Count("pk"), empty_count=Count("pk", filter=EMPTY))
    SearchMonth.objects.bulk_create(
        [SearchMonth(month=month, **one) for one in sums.filter(search_count__gte=FEWEST_IN_A_MONTH)],
        update_conflicts=True,
        unique_fields=["month", "text"],
        update_fields=["search_count", "empty_count"],
    )
    return rows.delete()[0]


def start_of(day: date) -> datetime:
    """The first moment of a day where the site is."""
    return timezone.make_aware(datetime.combine(day, time.min))


def renew_keys() -> None:
    """Bring the keys of editors' choices in step with the stems; they differ only after the language data has changed."""
    for pin in PinnedResult.objects.all():
        key = key_of(pin.text)
        same = PinnedResult.objects.filter(key=key, kind=pin.kind, object_id=pin.object_id)
        if key and key != pin.key and not same.exists():
            PinnedResult.objects.filter(pk=pin.pk).update(key=key)
