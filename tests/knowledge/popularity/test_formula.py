"""The formula of popularity: more acts never make less, time always takes, and the order of acts means nothing."""

import random
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from knowledge.popularity.formula import HALF_LIFE, SMOOTHING, Acts, score, worth

NOW = datetime(2026, 5, 20, 15, 0, tzinfo=ZoneInfo("Asia/Jakarta"))
WEIGHTS = {"view": 0.5, "reaction": 0.8, "revision": 1.0, "comment": 1.2}


def some_acts(chance):
    return [
        Acts(chance.choice(list(WEIGHTS)), NOW.date() - timedelta(days=chance.randrange(60)), chance.randrange(1, 50))
        for _ in range(chance.randrange(1, 30))
    ]


@pytest.mark.parametrize("seed", range(40))
def test_one_more_act_always_adds_and_a_day_without_acts_always_takes(seed):
    chance = random.Random(seed)
    acts = some_acts(chance)
    one_more = Acts(chance.choice(list(WEIGHTS)), NOW.date() - timedelta(days=chance.randrange(60)), 1)

    before = score(acts, WEIGHTS, NOW)

    assert score([*acts, one_more], WEIGHTS, NOW) > before > 0
    assert score(acts, WEIGHTS, NOW + timedelta(days=2)) < before


@pytest.mark.parametrize("seed", range(20))
def test_the_order_of_acts_and_how_sums_are_split_change_nothing(seed):
    chance = random.Random(seed)
    acts = some_acts(chance)
    single = [Acts(each.act, each.day, 1) for each in acts for _ in range(each.count)]
    mixed = chance.sample(single, len(single))

    assert score(mixed, WEIGHTS, NOW) == pytest.approx(score(acts, WEIGHTS, NOW), abs=1e-9)
    assert score(reversed(acts), WEIGHTS, NOW) == score(acts, WEIGHTS, NOW)


def test_today_and_the_first_two_hours_after_it_cost_nothing():
    day = NOW.date()
    end = datetime(2026, 5, 21, tzinfo=NOW.tzinfo)

    assert worth(day, NOW) == worth(day, end + SMOOTHING) == 1.0
    assert worth(day, end + SMOOTHING + timedelta(minutes=1)) < 1.0


def test_a_half_life_later_it_is_worth_half():
    end = datetime(2026, 5, 21, tzinfo=NOW.tzinfo) + SMOOTHING

    assert worth(NOW.date(), end + HALF_LIFE) == pytest.approx(0.5)
    assert worth(NOW.date(), end + 3 * HALF_LIFE) == pytest.approx(0.125)


def test_acts_count_by_their_weights_and_unknown_ones_count_nothing():
    today = NOW.date()

    assert score([Acts("comment", today, 1), Acts("view", today, 2)], WEIGHTS, NOW) == pytest.approx(2.2)
    assert score([Acts("wave", today, 9)], WEIGHTS, NOW) == 0
