"""The formula of popularity, stated so that it can be tested; plain arithmetic, no database.

    score = sum over acts and days of  weight(act) × count(act, day) × 2 ** (−max(0, age(day) − SMOOTHING) / HALF_LIFE)

Acts are kept as sums of a day, so `age` counts from the end of that day; acts of today have no age. The first two hours cost
nothing (smoothing), so that what happened just before midnight is not put behind what happened just after it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from math import fsum

HALF_LIFE = timedelta(days=7)
SMOOTHING = timedelta(hours=2)
# After ten half-lives an act is worth less than a thousandth.
HORIZON = 10 * HALF_LIFE


@dataclass(frozen=True)
class Acts:
    """How many acts of one sort were done on a day."""

    act: str
    day: date
    count: int


def worth(day: date, now: datetime) -> float:
    """What one act of that day is worth now, between 0 and 1; `now` is aware, and days are those of its zone."""
    end = datetime.combine(day + timedelta(days=1), time.min, tzinfo=now.tzinfo)
    age = max(now - end - SMOOTHING, timedelta())
    return float(0.5 ** (age / HALF_LIFE))


def score(acts: Iterable[Acts], weights: dict[str, float], now: datetime) -> float:
    """The popularity of one thing; the order of its acts does not matter, sorts without a weight count nothing."""
    return fsum(weights.get(each.act, 0.0) * each.count * worth(each.day, now) for each in acts)
