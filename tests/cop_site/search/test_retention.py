"""What becomes of the log with time."""

from datetime import timedelta

import pytest
from django.utils import timezone

from cop_site.search.models import PinnedResult, SearchLog, SearchMonth
from cop_site.search.retention import FEWEST_IN_A_MONTH, KEPT_DAYS, KEPT_MONTHS_DAYS, start_of, tidy
from knowledge.catalogue.models import Entry


def rows(text: str, count: int, *, days: int, found: int = 1) -> None:
    hour = (timezone.now() - timedelta(days=days)).replace(minute=0, second=0, microsecond=0)
    SearchLog.objects.bulk_create(SearchLog(text=text, result_count=found, took_ms=1, asked_hour=hour) for _ in range(count))


def test_old_searches_become_sums_and_young_ones_stay(db: None) -> None:
    rows("manajemen talenta", FEWEST_IN_A_MONTH, days=KEPT_DAYS + 40)
    rows("manajemen talenta", 1, days=KEPT_DAYS + 40, found=0)
    rows("kinerja", 2, days=1)

    went = tidy()

    assert went == FEWEST_IN_A_MONTH + 1
    assert list(SearchMonth.objects.values_list("text", "search_count", "empty_count")) == [("manajemen talenta", FEWEST_IN_A_MONTH + 1, 1)]
    assert SearchLog.objects.count() == 2


def test_what_hardly_anybody_asked_is_not_kept_as_a_sum(db: None) -> None:
    rows("nama seseorang", FEWEST_IN_A_MONTH - 1, days=KEPT_DAYS + 40)

    tidy()

    assert not SearchMonth.objects.exists()
    assert not SearchLog.objects.exists()


def test_a_second_run_changes_nothing(db: None) -> None:
    rows("kinerja", FEWEST_IN_A_MONTH, days=KEPT_DAYS + 40)
    tidy()
    before = list(SearchMonth.objects.values())

    assert tidy() == 0
    assert list(SearchMonth.objects.values()) == before


def test_sums_end_too(db: None) -> None:
    SearchMonth.objects.create(month=timezone.localdate() - timedelta(days=KEPT_MONTHS_DAYS + 1), text="lama", search_count=5, empty_count=0)

    tidy()

    assert not SearchMonth.objects.exists()


def test_the_first_moment_of_a_month_belongs_to_it(db: None) -> None:
    month = (timezone.localdate() - timedelta(days=KEPT_DAYS + 70)).replace(day=1)
    SearchLog.objects.bulk_create(SearchLog(text="tepat", result_count=1, took_ms=1, asked_hour=start_of(month)) for _ in range(FEWEST_IN_A_MONTH))

    tidy()

    assert SearchMonth.objects.get().month == month


@pytest.mark.usefixtures("db")
def test_keys_of_choices_follow_the_stems() -> None:
    entry = Entry.objects.first()
    assert entry
    pin = PinnedResult.objects.create(text="menilai kinerja", key="kunci lama", kind=entry.kind, object_id=entry.object_id)

    tidy()

    pin.refresh_from_db()
    assert pin.key == "nilai kinerja"
