"""Views: counted without query, cookie or person; robots and pages of nothing published are left out."""

from datetime import date

import pytest

from knowledge.popularity import counting
from knowledge.popularity.models import ViewCount


def test_views_are_summed_by_thing_and_day(opened):
    entry = opened("Panduan")
    counting._waiting.update({(date(2026, 1, 1), entry.url): 2, (date(2026, 1, 2), entry.url): 1, (date(2026, 1, 1), "/tak-ada/"): 7})

    written = counting.flush()
    counting._waiting.update({(date(2026, 1, 1), entry.url): 5})
    counting.flush()

    assert written == 3
    assert list(ViewCount.objects.order_by("day").values_list("object_id", "count")) == [(entry.object_id, 7), (entry.object_id, 1)]


def test_a_view_costs_its_reader_no_query(db, django_assert_num_queries):
    with django_assert_num_queries(0):
        counting.count_view("/panduan/x/")


def test_reading_a_page_is_counted_and_sets_nothing(home, client):
    response = client.get("/")

    assert [(path, count) for (_day, path), count in counting._waiting.items()] == [("/", 1)]
    assert response.cookies == {}


@pytest.mark.parametrize(
    "headers",
    [{"User-Agent": "Googlebot/2.1"}, {"User-Agent": "facebookexternalhit/1.1"}, {"Sec-Purpose": "prefetch"}, {"Purpose": "prefetch"}],
)
def test_robots_and_fetching_ahead_are_not_counted(home, client, headers):
    client.get("/", headers=headers)

    assert not counting._waiting


@pytest.mark.parametrize("address", ["/tidak-ada/", "/cari/?q=talenta", "/akun/login/", "/sitemap.xml"])
def test_what_is_no_published_page_is_not_counted(home, client, address):
    client.get(address)

    assert not counting._waiting


def test_what_waits_is_bounded(monkeypatch):
    monkeypatch.setattr(counting, "MOST_WAITING", 2)
    for number in range(5):
        counting.count_view(f"/panduan/{number}/")
    counting.count_view("/panduan/0/")
    counting.count_view("/" + "x" * 10_000)

    assert sorted(counting._waiting.values()) == [1, 2]


def test_a_database_that_refuses_costs_only_the_count(opened, monkeypatch):
    entry = opened("Panduan")
    counting.count_view(entry.url)
    monkeypatch.setattr(counting, "write", lambda found: 1 / 0)

    assert counting.flush() == 0
