"""Guesses at what was meant."""

import pytest

from cop_site.search.spelling import closest, distance, splits, tolerance


@pytest.mark.parametrize(
    ("one", "other", "letters"), [("tunjagan", "tunjangan", 1), ("netralitsa", "netralitas", 1), ("manajeman", "manajemen", 1), ("abc", "abc", 0)]
)
def test_distance_counts_letters_and_swaps(one: str, other: str, letters: int) -> None:
    assert distance(one, other, 2) == letters


def test_distance_stops_counting_at_the_bound() -> None:
    assert distance("kepegawaian", "talenta", 2) == 3


def test_short_words_and_numbers_are_left_as_they_are() -> None:
    assert (tolerance("ABK"), tolerance("2023"), tolerance("talent"), tolerance("netralitsa")) == (0, 0, 1, 2)


def test_of_two_equally_near_words_the_more_frequent_was_meant() -> None:
    assert closest("talent", [("talens", 1), ("talenta", 9), ("kinerja", 99)]) == "talenta"


def test_nothing_near_is_nothing() -> None:
    assert closest("qwertyuiop", [("kinerja", 3)]) is None


def test_a_word_may_be_two_that_were_written_together() -> None:
    assert ("tindak", "lanjut") in splits("tindaklanjut")
    assert splits("nilai") == []
