"""What is learned from texts, without database."""

from collections.abc import Iterable
from dataclasses import replace

import pytest

from cop_site.search.documents import Document
from cop_site.search.language import stem_text, words
from cop_site.search.meaning.training import learned
from tests.cop_site.search.meaning.conftest import SUBJECTS


def documents(texts: Iterable[str]) -> list[Document]:
    facts = {"kind": "panduan", "aspect_ids": (), "instansi_id": None, "province_id": None, "year": None, "levels": (), "format": "", "date": None}
    return [
        Document(
            id=number,
            boost=1.0,
            title=" ".join(words(text)),
            summary="",
            body="",
            title_stems=stem_text(text),
            summary_stems="",
            body_stems="",
            **facts,
        )
        for number, text in enumerate(texts)
    ]


def test_a_text_without_the_word_is_near_when_its_words_keep_company_with_it() -> None:
    space = learned(documents(text for texts in SUBJECTS.values() for text in texts))

    found = space.nearest(space.direction_of(["biola"]), 15)

    ids = [near.entry_id for near in found]
    assert 4 in ids
    assert set(ids) <= {0, 1, 2, 3, 4}


def test_a_text_in_words_that_nobody_wrote_points_nowhere() -> None:
    space = learned(documents(SUBJECTS["musik"]))

    assert space.direction_of(["xyzzy"]) is None


@pytest.mark.parametrize("texts", [[], ["biola"], ["biola"] * 9, ["2019", "2020", "2021", "2022", "2023"], ["dan", "yang", "di", "ke", "dari"]])
def test_too_little_to_learn_from_gives_an_empty_space(texts: list[str]) -> None:
    assert learned(documents(texts)).ids.tolist() == []


def test_the_same_texts_give_the_same_space() -> None:
    first, second = (learned(documents(text for texts in SUBJECTS.values() for text in texts)).packed() for _ in range(2))

    assert first == second


def test_what_is_wrong_with_a_text_is_not_taken_for_nothing_to_learn() -> None:
    broken = [replace(document, title_stems="satu dua tiga") for document in documents(SUBJECTS["musik"])]

    with pytest.raises(ValueError, match="zip"):
        learned(broken)
