"""The woven pattern: the same numbers give the same cloth, small enough to stand on a page."""

import pytest
from django.test.html import parse_html
from hypothesis import given
from hypothesis import strategies as st

from cop_site.look.sprites import SPRITE
from cop_site.look.weave import BINDINGS, runs, weave_paths, weave_sprite, weave_svg

PLACES = range(1, len(BINDINGS) + 1)


def test_the_same_seed_weaves_the_same_cloth():
    weave_paths.cache_clear()
    first = weave_svg(3, 8)
    weave_paths.cache_clear()

    assert weave_svg(3, 8) == first


def test_every_place_of_the_palette_has_its_own_cloth():
    assert len({weave_paths(place) for place in PLACES}) == len(BINDINGS)


@pytest.mark.parametrize("place", PLACES)
def test_a_cloth_weighs_at_most_two_and_a_half_kilobytes(place):
    assert len(weave_svg(place)) <= 2500


@given(seed=st.integers(), strands=st.integers(min_value=-2, max_value=40))
def test_any_numbers_give_well_formed_svg(seed, strands):
    assert parse_html(weave_svg(seed, strands, columns=6)).name == "svg"


def test_the_strand_meant_stands_out_once():
    assert weave_svg(5).count('opacity=".9"') == 1


def test_runs_are_the_unbroken_stretches():
    assert list(runs([True, True, False, True])) == [(0, 2), (3, 1)]


def test_the_file_that_cards_point_to_is_what_the_code_weaves():
    assert SPRITE.with_name("anyaman.svg").read_text() == weave_sprite()
