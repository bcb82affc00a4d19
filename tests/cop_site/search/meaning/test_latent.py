"""The built-in backend: what it knows, and when processes learn of it."""

from collections.abc import Callable
from typing import Any

import pytest

from cop_site.search.meaning import meaning
from cop_site.search.meaning.latent import LatentMeaning
from cop_site.search.meaning.services import rebuild_meaning
from cop_site.search.models import MeaningSpace
from knowledge.catalogue.models import Entry

Learned = dict[str, list[Entry]]


def ids(entries: list[Entry]) -> set[int]:
    return {entry.pk for entry in entries}


def test_before_the_first_rebuild_it_is_not_ready_and_says_nothing(db: None) -> None:
    backend = LatentMeaning()

    assert (backend.is_ready(), backend.nearest("biola", 5), backend.nearest(1, 5)) == (False, [], [])


def test_an_entry_is_near_those_of_its_subject_and_not_itself(learned: Learned) -> None:
    first = learned["musik"][0]

    found = {near.entry_id for near in meaning().nearest(first.pk, 15)}

    assert found == ids(learned["musik"]) - {first.pk}


def test_no_more_come_than_are_wanted(learned: Learned) -> None:
    assert [len(meaning().nearest("biola", limit)) for limit in (0, 1, 3)] == [0, 1, 3]


def test_another_worker_sees_what_one_has_learned_anew(learned: Learned, entry: Callable[..., Entry]) -> None:
    one, other = LatentMeaning(), LatentMeaning()
    assert one.nearest("seruling", 5) == other.nearest("seruling", 5) == []
    entry("Seruling biola orkestra"), entry("Seruling biola")

    rebuild_meaning()

    assert one.nearest("seruling", 5) == other.nearest("seruling", 5) != []


def test_what_has_not_changed_is_not_read_again(learned: Learned, django_assert_num_queries: Any) -> None:
    worker = LatentMeaning()
    with django_assert_num_queries(2):
        worker.nearest("biola", 5)

    with django_assert_num_queries(1):
        worker.nearest("cangkul", 5)


def test_a_space_of_another_format_is_not_ready(learned: Learned) -> None:
    MeaningSpace.objects.update(version="other", data=b"from an older program")

    assert not LatentMeaning().is_ready()


@pytest.mark.parametrize("text", ["", "\x00", "\ud7ff", "؀" * 500, "biola " * 5_000, "'; DROP TABLE x; --"])
def test_any_text_may_be_asked(learned: Learned, text: str) -> None:
    assert {near.entry_id for near in meaning().nearest(text, 5)} <= ids(learned["musik"])
