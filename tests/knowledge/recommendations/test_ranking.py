"""The pure ranking: parts that add up, ties by kind and key, a varied and complete list."""

import dataclasses
import random
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from knowledge.recommendations.models import RecommendationWeights
from knowledge.recommendations.ranking import COVERAGE, FIRST, VARIETY, Item, Match, Need, PartKind, Ranked, Weights, arranged, rank

NOW = datetime(2026, 11, 22, 3, tzinfo=UTC)
CAREER = Need("3", 3, 0.8, aspect_id=3, sub_ids=frozenset({310, 311}), crosswalk_ids=frozenset({92}), levels=((310, 1), (311, 2)))
PROMOTION = Need("4", 4, 0.2, aspect_id=4)
NEEDS = (CAREER, PROMOTION)


@pytest.fixture
def weights() -> Weights:
    """The published defaults."""
    return RecommendationWeights(version=1).frozen()


def item(ref: int, *aspect_ids: int, kind: str = "panduan", key: str = "", **fields: object) -> Item:
    return Item(ref, kind, key or f"k{ref:03}", frozenset(aspect_ids), **fields)


def parts(ranked: Ranked) -> dict[str, float]:
    return {kind.value: value for kind, value in ranked.parts}


def test_the_parts_of_a_score_are_its_weights_times_values(weights: Weights) -> None:
    (ranked,) = rank(NEEDS, [item(1, 3, 310, level_from=1, level_to=2, effort=1, published_on=date(2026, 1, 1))], weights, NOW)

    assert parts(ranked) == {"kesenjangan": 0.32, "kecocokan": 0.3, "tingkat": 0.1, "kesegaran": 0.08, "upaya": 0.07}
    assert ranked.score == pytest.approx(0.87)


def test_a_part_that_comes_to_nothing_is_not_kept(weights: Weights) -> None:
    (ranked,) = rank(NEEDS, [item(1, 4)], weights, NOW)

    assert set(parts(ranked)) == {"kesenjangan", "kecocokan"}


@pytest.mark.parametrize(
    ("aspects", "match", "value"), [((3, 310), Match.SUB_ASPECT, 0.3), ((3,), Match.ASPECT, 0.18), ((92,), Match.CROSSWALK, 0.12)]
)
def test_a_weak_sub_aspect_matches_more_than_an_aspect_and_that_more_than_a_crosswalk(
    aspects: tuple[int, ...], match: Match, value: float, weights: Weights
) -> None:
    (ranked,) = rank(NEEDS, [item(1, *aspects)], weights, NOW)

    assert (ranked.match, parts(ranked)["kecocokan"]) == (match, pytest.approx(value))


def test_an_item_without_a_weak_aspect_is_not_recommended(weights: Weights) -> None:
    assert rank(NEEDS, [item(1, 8)], weights, NOW) == []


def test_an_item_is_told_by_the_need_it_meets_best(weights: Weights) -> None:
    (ranked,) = rank(NEEDS, [item(1, 3, 4)], weights, NOW)

    assert ranked.need.code == "3"


@pytest.mark.parametrize(("levels", "value"), [((1, 2), 1.0), ((None, 1), 0.5), ((2, 3), 0.2), ((3, 4), 0.0), ((1, 4), 1.0)])
def test_material_for_the_next_level_fits_best(levels: tuple[int | None, int], value: float, weights: Weights) -> None:
    (ranked,) = rank((CAREER,), [item(1, 3, 310, level_from=levels[0], level_to=levels[1])], weights, NOW)

    assert parts(ranked).get("tingkat", 0.0) == pytest.approx(value * weights.next_level)


@pytest.mark.parametrize(("days_late", "value"), [(-10, 1.0), (0, 1.0), (365, 0.5), (730, 0.0), (9999, 0.0)])
def test_freshness_falls_to_nothing_over_one_more_cycle(days_late: int, value: float, weights: Weights) -> None:
    due = NOW.date() - timedelta(days=days_late)

    (ranked,) = rank((CAREER,), [item(1, 3, published_on=due - timedelta(days=730), review_due=due)], weights, NOW)

    assert parts(ranked).get("kesegaran", 0.0) == pytest.approx(value * weights.fresh)


def test_an_event_still_ahead_counts_more_than_one_gone_by(weights: Weights) -> None:
    ahead, gone = item(1, 3, kind="acara", starts_at=NOW + timedelta(days=3)), item(2, 3, kind="acara", starts_at=NOW - timedelta(days=3))

    ranked = rank((CAREER,), [gone, ahead], weights, NOW)

    assert [place.item.ref for place in ranked] == [1, 2]
    assert PartKind.UPCOMING not in dict(ranked[1].parts)


def test_a_repealed_regulation_is_left_out_not_only_lowered(weights: Weights) -> None:
    assert rank((CAREER,), [item(1, 3, kind="regulasi", source_status="dicabut")], weights, NOW) == []


def drawn_items(chance: random.Random, count: int) -> list[Item]:
    kinds = ("panduan", "praktik", "acara", "forum")
    aspects = [3, 4, 310, 311, 92, 8]
    return [
        item(
            number, *chance.sample(aspects, chance.randint(1, 3)), kind=chance.choice(kinds), key=f"k{chance.randint(0, 9999):04}-{number}",
            effort=chance.choice([None, 1, 2, 3]), published_on=chance.choice([None, date(2025, 1, 1), date(2020, 1, 1)]),
            level_from=1, level_to=chance.choice([None, 2, 3]),
        )
        for number in range(count)
    ]  # fmt: skip


@settings(max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(chance=st.randoms(use_true_random=False), count=st.integers(min_value=0, max_value=40))
def test_the_order_never_depends_on_the_order_of_insertion(chance: random.Random, count: int, weights: Weights) -> None:
    items = drawn_items(chance, count)
    renumbered = [dataclasses.replace(one, ref=place) for place, one in enumerate(chance.sample(items, len(items)))]

    first = arranged(rank(NEEDS, items, weights, NOW), weights)
    second = arranged(rank(NEEDS, renumbered, weights, NOW), weights)

    assert [place.item.key for place in first] == [place.item.key for place in second]


@settings(max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(chance=st.randoms(use_true_random=False))
def test_the_stored_parts_add_up_to_the_stored_score(chance: random.Random, weights: Weights) -> None:
    for ranked in rank(NEEDS, drawn_items(chance, 20), weights, NOW):
        assert abs(sum(value for _kind, value in ranked.parts) - ranked.score) < 1e-6
        assert all(value != 0 for _kind, value in ranked.parts)


def test_ties_are_broken_by_kind_and_key(weights: Weights) -> None:
    items = [item(1, 3, kind="praktik", key="a"), item(2, 3, kind="acara", key="z"), item(3, 3, kind="acara", key="b")]

    assert [place.item.ref for place in rank((CAREER,), items, weights, NOW)] == [3, 2, 1]


def test_the_first_places_hold_at_most_two_of_a_kind_and_scores_stay(weights: Weights) -> None:
    guides = [item(number, 3, 310, key=f"a{number}") for number in range(6)]
    others = [item(10, 3, kind="acara"), item(11, 3, kind="praktik"), item(12, 3, kind="forum")]
    ranked = rank((CAREER,), [*guides, *others], weights, NOW)

    shown = arranged(ranked, weights)

    assert [place.item.kind for place in shown[:5]].count("panduan") == 2
    assert {place.item.key: place.score for place in shown} == {place.item.key: place.score for place in ranked}
    assert [place.placement for place in shown[:5]] == ["", "", VARIETY, VARIETY, VARIETY]


def test_without_other_kinds_the_order_stays_as_it_is(weights: Weights) -> None:
    ranked = rank((CAREER,), [item(number, 3) for number in range(8)], weights, NOW)

    shown = arranged(ranked, weights)

    assert shown == ranked


def test_every_weak_aspect_is_present_in_the_list(weights: Weights) -> None:
    items = [*[item(number, 3, key=f"a{number:02}") for number in range(20)], item(50, 4)]

    shown = arranged(rank(NEEDS, items, weights, NOW), weights)

    assert len(shown) == weights.list_limit
    assert (shown[-1].item.ref, shown[-1].placement) == (50, COVERAGE)


def test_step_two_is_not_recommended_before_step_one(weights: Weights) -> None:
    second = item(2, 3, 310, level_from=1, level_to=2, effort=1, requires=frozenset({1}))
    first = item(1, 4)

    places = arranged(rank(NEEDS, [second, first, item(3, 3)], weights, NOW), weights)

    assert [place.item.ref for place in places] == [1, 2, 3]
    assert [place.placement for place in places] == [FIRST, "", ""]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(chance=st.randoms(use_true_random=False), count=st.integers(min_value=0, max_value=40))
def test_nothing_stands_before_what_it_requires_however_the_list_is_arranged(chance: random.Random, count: int, weights: Weights) -> None:
    plain = drawn_items(chance, count)
    drawn = [
        dataclasses.replace(one, requires=frozenset(other.ref for other in plain[:number] if chance.random() < 0.1))
        for number, one in enumerate(plain)
    ]
    ranked = rank(NEEDS, drawn, weights, NOW)

    shown = [place.item for place in arranged(ranked, weights)]

    known, seen = {place.item.ref for place in ranked}, set[int]()
    assert len(shown) == min(len(ranked), weights.list_limit)
    for one in shown:
        assert one.requires & known <= seen
        seen.add(one.ref)
