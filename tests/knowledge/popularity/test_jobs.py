"""Scores: of all that is published, of one moment, the same for every size of batch."""

from datetime import timedelta

import pytest
from django.utils import timezone

from knowledge.catalogue.models import Entry
from knowledge.popularity import jobs
from knowledge.popularity.models import ActWeight, Score, ViewCount
from knowledge.popularity.registry import counters
from knowledge.popularity.selectors import by_popularity, much_read


def scores():
    return {(row.kind, row.object_id): (row.score, row.week_views) for row in Score.objects.all()}


def test_views_become_scores_by_their_weight(opened):
    entry = opened("Panduan", 4)

    jobs.compute_scores()

    row = Score.objects.get(object_id=entry.object_id)
    assert (row.score, row.week_views) == (pytest.approx(2.0), 4)


@pytest.mark.parametrize("batch", [1, 2, 1000])
def test_the_size_of_a_batch_changes_nothing(opened, batch):
    for number in range(5):
        opened(f"Panduan {number}", number)
    opened("Berita", 3, kind="berita")
    moment = timezone.now()
    jobs.compute_scores(now=moment)
    before = scores()

    jobs.compute_scores(now=moment, batch=batch)

    assert scores() == before
    assert len(before) == 5


def test_a_cut_run_leaves_whole_batches_and_the_next_ends_it(opened, monkeypatch):
    for number in range(4):
        opened(f"Panduan {number}", number + 1)
    moment, done = timezone.now(), jobs.compute_batch
    calls = []

    def cut(*arguments):
        calls.append(arguments)
        if len(calls) == 2:
            raise KeyboardInterrupt
        return done(*arguments)

    monkeypatch.setattr(jobs, "compute_batch", cut)
    with pytest.raises(KeyboardInterrupt):
        jobs.compute_scores(now=moment, batch=1)
    kept = Score.objects.count()

    assert kept == 1
    assert jobs.compute_scores(now=moment + timedelta(minutes=1), batch=1) == 4


def test_within_an_hour_nothing_is_computed_again(opened):
    opened("Panduan", 1)

    assert [jobs.compute_scores(), jobs.compute_scores()] == [1, 0]


def test_what_is_published_no_longer_loses_its_score(opened):
    entry = opened("Panduan", 5)
    jobs.compute_scores()
    entry.delete()

    jobs.compute_scores(now=timezone.now() + timedelta(hours=2))

    assert Score.objects.count() == 0


def test_an_editor_changes_a_weight(opened):
    opened("Panduan", 4)
    ActWeight.objects.filter(act="view").update(weight=2)

    jobs.compute_scores()

    assert Score.objects.get().score == pytest.approx(8.0)


def test_lists_and_the_week_are_ordered_by_it_and_rarely_opened_things_are_not_named(opened):
    rare, much, some = opened("Jarang", 1), opened("Banyak", 9), opened("Cukup", 4)
    unread = opened("Belum")
    jobs.compute_scores()

    assert list(by_popularity(Entry.objects.of_kind("panduan"))) == [much, some, rare, unread]
    assert much_read(4) == [much, some]


def test_views_of_long_ago_are_forgotten(opened):
    entry = opened("Panduan", 1)
    ViewCount.objects.update(day=timezone.localdate() - timedelta(days=500))

    jobs.compute_scores()

    assert ViewCount.objects.count() == 0
    assert not Score.objects.filter(object_id=entry.object_id).exists()


def test_every_sort_of_act_has_a_weight_and_a_room_that_counts_it(db):
    assert (
        {act for act, _counter in counters()} == set(ActWeight.objects.values_list("act", flat=True)) == {"view", "revision", "comment", "reaction"}
    )


def test_a_batch_of_three_costs_no_more_queries_than_one(opened, django_assert_num_queries):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from knowledge.popularity.selectors import weights

    ids, given, moment = [opened("Satu", 2).object_id], weights(), timezone.localtime()
    with CaptureQueriesContext(connection) as queries:
        jobs.compute_batch("panduan", ids, given, moment)
    ids += [opened("Dua", 2).object_id, opened("Tiga", 1).object_id]

    with django_assert_num_queries(len(queries)):
        jobs.compute_batch("panduan", ids, given, moment)
