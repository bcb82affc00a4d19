"""The button on the search page, the list in the room, and nothing of it for the signed-out."""

import pytest

from members.alerts.models import Rhythm, SavedSearch
from members.alerts.services import save_search


@pytest.fixture
def queries_of():
    """How many queries an address costs once what the process keeps is warm."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    def count(reader, address):
        reader.get(address)
        with CaptureQueriesContext(connection) as queries:
            assert reader.get(address).status_code == 200
        return len(queries)

    return count


def test_a_member_saves_what_they_found_changes_it_and_drops_it(entry, signed_in):
    entry("Talenta")
    client = signed_in()

    offered = client.get("/cari/?q=talenta").content.decode()
    client.post("/ruang/langganan/pencarian/", {"parameters": "q=talenta"})
    search = SavedSearch.objects.get()
    known = client.get("/cari/?q=talenta").content.decode()
    listed = client.get("/ruang/langganan/").content.decode()
    client.post(f"/ruang/langganan/pencarian/{search.pk}/", {"rhythm": "harian"})
    search.refresh_from_db()
    client.post(f"/ruang/langganan/pencarian/{search.pk}/hapus/")

    assert "Kabari bila ada yang baru" in offered
    assert "Atur kabar" in known
    assert "“talenta”" in listed
    assert search.rhythm == Rhythm.DAILY
    assert SavedSearch.objects.count() == 0


def test_the_signed_out_page_shows_nothing_of_it_and_sets_no_cookie(entry, client):
    entry("Talenta")

    response = client.get("/cari/?q=talenta")

    assert "Kabari" not in response.content.decode()
    assert "csrf" not in response.content.decode()
    assert response.cookies == {}


def test_a_question_that_asks_nothing_is_told_kindly(signed_in):
    response = signed_in().post("/ruang/langganan/pencarian/", {"parameters": "q=-"}, follow=True)

    assert "tidak memuat kata" in response.content.decode()


def test_an_unknown_rhythm_changes_nothing(signed_in, person):
    search = save_search(by=person(), parameters="q=talenta")

    signed_in().post(f"/ruang/langganan/pencarian/{search.pk}/", {"rhythm": "tiap-jam"})

    search.refresh_from_db()
    assert search.rhythm == Rhythm.WEEKLY


def test_three_saved_searches_cost_no_more_queries_than_one(signed_in, person, queries_of):
    client = signed_in()
    save_search(by=person(), parameters="q=satu")
    one = queries_of(client, "/ruang/langganan/")
    save_search(by=person(), parameters="q=dua")
    save_search(by=person(), parameters="q=tiga")

    assert queries_of(client, "/ruang/langganan/") == one
