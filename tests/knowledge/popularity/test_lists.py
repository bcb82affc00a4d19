"""What readers see of popularity: an order of lists, and what is read much on the home page."""

import re

import pytest
from django.core.cache import caches
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from knowledge.popularity.jobs import compute_scores


@pytest.fixture
def queries_of(client):
    """How many queries an address costs once what the process keeps is warm."""

    def count(address):
        client.get(address)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(address).status_code == 200
        return len(queries)

    return count


def titles(response):
    return re.findall(r"Panduan nomor \d+", response.content.decode())


def test_a_list_is_ordered_by_popularity_over_its_pages_and_says_how(home, opened, client):
    for number in range(23):
        opened(f"Panduan nomor {number}", number)
    compute_scores()

    first = client.get("/panduan/?urut=terpopuler")
    second = client.get("/panduan/?urut=terpopuler&sesudah=2")

    shown = list(dict.fromkeys(titles(first) + titles(second)))
    assert shown == [f"Panduan nomor {number}" for number in range(22, -1, -1)]
    assert "setengah setiap 7 hari" in first.content.decode()
    assert "urut=terpopuler&amp;sesudah=2" in first.content.decode()
    assert "urut=terpopuler&amp;sebelum=1" in second.content.decode()


@pytest.mark.parametrize("page", ["²", "-1", "999999999", "x", "%00"])
def test_an_unreadable_page_is_no_error(home, opened, client, page):
    opened("Panduan nomor 1", 1)

    assert client.get(f"/panduan/?urut=terpopuler&sesudah={page}").status_code == 200


def test_home_names_what_was_read_much_and_nothing_when_nothing_was(home, opened, client):
    opened("Panduan nomor 1", 2)
    compute_scores()
    before = client.get("/").content.decode()
    opened("Panduan nomor 2", 5)
    compute_scores(now=timezone.now())
    # As five minutes later.
    caches["process"].clear()

    after = client.get("/").content.decode()

    assert "Banyak dibaca pekan ini" not in before
    assert "Banyak dibaca pekan ini" in after


def test_three_entries_cost_no_more_queries_than_one(home, opened, queries_of):
    opened("Panduan nomor 1", 5)
    compute_scores()
    one = queries_of("/"), queries_of("/panduan/?urut=terpopuler")
    opened("Panduan nomor 2", 5)
    opened("Panduan nomor 3", 5)
    compute_scores(now=timezone.now())

    assert (queries_of("/"), queries_of("/panduan/?urut=terpopuler")) == one
    assert one[0] <= 10
