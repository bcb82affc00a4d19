"""Directions, their comparison, and the bytes in which they are kept."""

import numpy as np
import pytest

from cop_site.search.meaning.space import Space, SpaceUnreadable, unit_rows


def space() -> Space:
    vectors = unit_rows(np.array([[1, 0], [3, 1], [0, 1], [0, 0]], dtype=np.float32))
    return Space(np.array([7, 8, 9, 10]), vectors, ("biola", "ladang"), np.array([[2, 0], [0, 1]], dtype=np.float16))


def test_the_nearest_come_first_and_the_far_do_not_come() -> None:
    found = space().nearest(space().direction_of(["biola"]), 10)

    assert [(near.entry_id, round(near.similarity, 2)) for near in found] == [(7, 1.0), (8, 0.95)]


def test_an_entry_of_which_nothing_is_known_is_near_nothing() -> None:
    assert space().nearest(space().direction_at(10), 10) == []


def test_bytes_bring_the_space_back() -> None:
    again = Space.unpacked(space().packed())

    assert (again.ids.tolist(), again.words, again.weights.tolist()) == ([7, 8, 9, 10], ("biola", "ladang"), [[2, 0], [0, 1]])
    assert np.allclose(again.vectors, space().vectors, atol=0.001)


@pytest.mark.parametrize("data", [b"", b"no space", space().packed()[:-200], space().packed().replace(b"words", b"wares")])
def test_damaged_bytes_are_told_from_a_space(data: bytes) -> None:
    with pytest.raises(SpaceUnreadable):
        Space.unpacked(data)
