"""When the catalogue is learned, and of what."""

from collections.abc import Callable, Iterable
from datetime import timedelta
from typing import Any

import pytest
from django.core.management import call_command
from django.utils import timezone

from cop_site.search.documents import Document
from cop_site.search.meaning import Meaning, Near, meaning
from cop_site.search.meaning.services import RENEWED_AFTER, rebuild_meaning, renew_meaning
from cop_site.search.models import MeaningSpace
from knowledge.catalogue.models import Entry
from knowledge.catalogue.services import bump_version


class Listening(Meaning):
    """Notes what it was given."""

    most_entries = 2

    def __init__(self) -> None:
        self.given: list[list[str]] = []

    def rebuild(self, documents: Iterable[Document]) -> int:
        self.given.append([document.title for document in documents])
        return len(self.given[-1])

    def nearest(self, wanted: str | int, limit: int) -> list[Near]:
        return []

    def is_ready(self) -> bool:
        return bool(self.given)


@pytest.fixture
def listening(settings: Any, entry: Callable[..., Entry]) -> Listening:
    """A class of the installation's own, on a site with three entries."""
    settings.SEARCH_MEANING = f"{__name__}.Listening"
    for title in ("Satu", "Dua", "Tiga"):
        entry(title)
    backend = meaning()
    assert isinstance(backend, Listening)
    backend.given.clear()
    return backend


def test_nothing_is_learned_while_it_is_off(entry: Callable[..., Entry], django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(0):
        assert (rebuild_meaning(), renew_meaning()) == (0, 0)


def test_a_class_of_the_installation_is_given_the_newest_material(listening: Listening) -> None:
    assert rebuild_meaning() == 2

    assert listening.given == [["dua", "tiga"]]


def test_the_clock_has_it_learn_once_and_then_only_what_changed_long_after(listening: Listening) -> None:
    def learns() -> bool:
        before = len(listening.given)
        renew_meaning()
        return len(listening.given) > before

    first, again = learns(), learns()
    bump_version()
    soon = learns()
    MeaningSpace.objects.update(built_at=timezone.now() - RENEWED_AFTER - timedelta(minutes=1))
    later = learns()
    MeaningSpace.objects.update(built_at=timezone.now() - RENEWED_AFTER - timedelta(minutes=1))
    unchanged = learns()

    assert (first, again, soon, later, unchanged) == (True, False, False, True, False)


def test_the_command_says_how_much_was_learned(subjects: Any, settings: Any, capsys: pytest.CaptureFixture[str], monkeypatch: Any) -> None:
    settings.SEARCH_MEANING = "lsa"
    monkeypatch.setattr("cop_site.search.management.commands.rebuild_search.rebuild", lambda: 15)

    call_command("rebuild_search")

    assert "dipelajari ulang: 15 entri" in capsys.readouterr().out
    assert MeaningSpace.objects.get().version
