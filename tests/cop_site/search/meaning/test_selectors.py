"""The section of the search page: when it shows, what it never shows, and that the page stands without it."""

import subprocess
import sys
from collections.abc import Callable, Iterable
from typing import Any

import pytest
from django.test import Client

from cop_site.search import services
from cop_site.search.documents import Document
from cop_site.search.engines.base import ENOUGH
from cop_site.search.meaning import Meaning, Near, selectors
from knowledge.catalogue.models import Entry
from tests.cop_site.search.test_views import NAUGHTY, text_of

Learned = dict[str, list[Entry]]


def near(client: Client, text: str, **more: Any) -> list[str]:
    return [found.entry.title for found in client.get("/cari/", {"q": text, **more}).context["near"]]


class Broken(Meaning):
    """Fails whatever it is asked."""

    asked = 0

    def rebuild(self, documents: Iterable[Document]) -> int:
        raise NotImplementedError

    def nearest(self, wanted: str | int, limit: int) -> list[Near]:
        type(self).asked += 1
        raise TimeoutError(wanted)

    def is_ready(self) -> bool:
        return True


class Rambling(Broken):
    """Gives what no entry is called."""

    def nearest(self, wanted: str | int, limit: int) -> list[Near]:
        return [Near("satu", 1.0), Near(-1, 0.9), Near(None, 0.8)]


def test_off_by_default_and_then_the_page_costs_and_shows_nothing_more(subjects: Learned, client: Client, django_assert_num_queries: Any) -> None:
    client.get("/cari/", {"q": "biola"})

    with django_assert_num_queries(6):
        page = client.get("/cari/", {"q": "biola"})

    assert page.context["near"] == []
    assert "Dekat maknanya" not in text_of(page.content)


def test_off_by_default_and_then_no_library_is_imported() -> None:
    program = (
        "import django; django.setup(); from django.urls import resolve; resolve('/cari/'); import sys; print({'numpy', 'sklearn'} & {*sys.modules})"
    )

    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)

    assert run.stdout.strip() == "set()"


def test_below_the_hits_stands_what_is_near_without_the_word(learned: Learned, client: Client) -> None:
    page = client.get("/cari/", {"q": "biola"})

    hits, found = ([hit.entry.title for hit in page.context[name]] for name in ("hits", "near"))
    assert sorted(hits) == ["Biola selo", "Biola selo orkestra"]
    assert set(found) == {"Selo orkestra kontrabas", "Orkestra kontrabas gesek", "Kontrabas gesek"}
    assert page.context["answer"].results.total == 2
    shown = text_of(page.content)
    assert shown.index("2 hasil") < shown.index("Dekat maknanya") < shown.index("meski kata-katanya lain") < shown.index("Kontrabas gesek")


def test_it_also_stands_where_nothing_holds_the_words(learned: Learned, client: Client) -> None:
    services.forget_entries([entry.pk for entry in learned["musik"][:2]])

    page = client.get("/cari/", {"q": "biola", "persis": "1"})

    shown = text_of(page.content)
    assert shown.index("Tidak ada yang cocok") < shown.index("Dekat maknanya") < shown.index("Atau telusuri menurut aspek")


def test_the_cost_is_the_same_however_many_are_near(learned: Learned, client: Client, django_assert_num_queries: Any) -> None:
    for text in ("biola", "cangkul"):
        client.get("/cari/", {"q": text})

    with django_assert_num_queries(8):
        assert len(near(client, "biola")) == 3
    Entry.objects.filter(pk__in=[entry.pk for entry in learned["tani"][3:]]).delete()
    with django_assert_num_queries(8):
        assert len(near(client, "cangkul")) == 1


def test_deleted_and_withdrawn_entries_never_show(learned: Learned, client: Client) -> None:
    gone = learned["musik"][4]
    assert gone.title in near(client, "biola")

    services.forget_entries([gone.pk])
    gone.delete()

    assert near(client, "biola") != []
    assert gone.title not in near(client, "biola")


def test_filters_hold_for_what_is_near_too(learned: Learned, entry: Callable[..., Entry], client: Client) -> None:
    learned["musik"][3].kind = "praktik"
    learned["musik"][3].save()
    services.index_entries([learned["musik"][3].pk])

    assert near(client, "biola", jenis="praktik") == ["Orkestra kontrabas gesek"]
    assert "Orkestra kontrabas gesek" not in near(client, "biola", jenis="panduan")
    assert near(client, "biola", tahun="1999") == []
    assert near(client, "biola -gesek") == ["Selo orkestra kontrabas"]


def test_words_in_quotes_are_wanted_as_they_stand(learned: Learned, client: Client) -> None:
    assert near(client, "biola selo") != []
    assert near(client, '"biola selo"') == []


def test_what_enough_entries_hold_needs_no_help(learned: Learned, entry: Callable[..., Entry], client: Client) -> None:
    for _ in range(ENOUGH - 3):
        entry("Biola")
    assert near(client, "biola") != []

    entry("Biola")

    assert near(client, "biola") == []


def test_a_backend_that_fails_leaves_the_page_whole_and_rests(
    subjects: Learned, client: Client, settings: Any, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.SEARCH_MEANING = f"{__name__}.Broken"
    monkeypatch.setattr(Broken, "asked", 0)

    pages = [client.get("/cari/", {"q": "biola"}) for _ in range(2)]

    assert [(page.status_code, len(page.context["hits"]), page.context["near"]) for page in pages] == [(200, 2, [])] * 2
    assert Broken.asked == 1
    assert "The search for meaning failed" in caplog.text


@pytest.mark.parametrize("named", ["tidak.ada.Kelas", f"{__name__}.Rambling", "os.getcwd"])
def test_whatever_the_configuration_names_the_page_is_whole(subjects: Learned, client: Client, settings: Any, named: str) -> None:
    settings.SEARCH_MEANING = named

    page = client.get("/cari/", {"q": "biola"})

    assert (page.status_code, len(page.context["hits"]), page.context["near"]) == (200, 2, [])


def test_a_slow_backend_rests_after_its_first_answer(learned: Learned, client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(selectors, "SLOW_SECONDS", -1.0)

    assert near(client, "biola") != []
    assert near(client, "biola") == []


def test_naughty_texts_are_asked_like_any_other(learned: Learned, client: Client) -> None:
    for text in NAUGHTY[::2]:
        assert client.get("/cari/", {"q": text, "jenis": "panduan"}).status_code == 200
    assert selectors._resting == {}
