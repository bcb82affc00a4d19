"""What the pages of events must not do: tell of drafts and private pages, or cost more the more there is."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from tests.events.reading import query_count, soup, titles

pytestmark = pytest.mark.django_db
SECOND_EDITION = "pojok-komunitas-2-manajemen-kinerja"


def test_drafts_and_private_events_are_in_no_list(event, hide):
    draft = event("rancangan", title="Rahasia rancangan")
    draft.unpublish()
    hide(event("tertutup", title="Rahasia tertutup"))
    event("terbuka", title="Acara terbuka")

    assert titles(soup("/acara/"), "akan-datang") == ["Acara terbuka"]
    assert Client().get("/acara/rancangan/").status_code == 404
    assert Client().get("/acara/tertutup/").status_code == 302


def test_everything_below_a_private_series_is_private(series, event, hide):
    parent = series("pojok-komunitas")
    event("rahasia", parent)

    hide(parent)

    assert titles(soup("/acara/"), "akan-datang") == []
    assert "/acara/pojok-komunitas/" not in {link.get("href") for link in soup("/acara/").select("a")}
    assert Client().get("/acara/pojok-komunitas/rahasia/").status_code == 302


def test_a_page_that_becomes_public_again_returns_to_the_list(event, hide):
    page = event("satu")
    hide(page)

    page.view_restrictions.all().delete()

    assert titles(soup("/acara/"), "akan-datang") == ["Acara satu"]


def test_pages_for_guests_are_the_same_for_everyone(event):
    event("rapat")

    for address in ("/acara/", "/acara/rapat/"):
        response = Client().get(address)
        assert not response.cookies
        assert b"csrfmiddlewaretoken" not in response.content
        assert response.content == Client().get(address).content


def test_a_list_costs_the_same_with_one_event_and_with_three(event):
    event("satu", starts="2026-12-01T09:00")
    one = query_count("/acara/")
    event("dua", starts="2022-03-24T09:00", ends="2022-03-24T10:00")
    event("tiga", starts="2026-12-03T09:00", ends="2026-12-03T10:00")

    assert query_count("/acara/") == one <= 8


def test_the_page_of_a_series_stays_within_its_queries(series, event):
    parent = series("pojok-komunitas")
    event("satu", parent)
    one = query_count("/acara/pojok-komunitas/")
    event("dua", parent)
    event("tiga", parent)

    assert query_count("/acara/pojok-komunitas/") == one <= 8


def test_an_event_costs_the_same_with_one_speaker_and_with_three(event_index, people):
    from events.importing import create_event

    base = {"title": "Rapat", "kind": "forum", "aspects": ["3"], "starts": "2026-12-01T09:00"}
    present = [{"code": code, "mode": "luring"} for code in ("53.71", "51.02", "35.21")]
    speakers = [{"person": slug, "role": "narasumber"} for slug in ("oky-putranto", "iqbal-muharam", "agus-pramusinto")]
    create_event(event_index, {**base, "slug": "satu", "speakers": speakers[:1], "instansi_present": present[:1]}, people)
    create_event(event_index, {**base, "slug": "tiga", "speakers": speakers, "instansi_present": present}, people)

    assert query_count("/acara/satu/") == query_count("/acara/tiga/") <= 6


def test_pages_stay_light(demo_event):
    demo_event(SECOND_EDITION)

    assert len(Client().get(f"/acara/pojok-komunitas/{SECOND_EDITION}/").content) <= 25_000
    assert len(Client().get("/acara/").content) <= 40_000


def test_a_full_list_stays_light(event):
    soon = timezone.now().date() + timedelta(days=3)
    for number in range(14):
        event(f"depan-{number}", title="Judul yang panjangnya wajar untuk sebuah pertemuan " * 2, starts=f"{soon}T09:00", ends=f"{soon}T11:00")
        event(f"lewat-{number}", title="Judul yang panjangnya wajar untuk sebuah pertemuan " * 2, starts="2022-03-24T09:00", ends="2022-03-24T11:00")

    assert len(Client().get("/acara/").content) <= 40_000
