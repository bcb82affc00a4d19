"""Which material fits which weak aspect: a pure function over frozen data, the same order whatever order the items came in.

The score of an item is the sum of its parts; a part is a value between 0 and 1 times a published weight. Parts that
come to nothing are not kept. Sentences are made elsewhere, for the few items that are shown.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum

PLACES = 6  # decimals that are stored; the sum of stored parts is the stored score


class PartKind(StrEnum):
    """What a part of a score rewards."""

    GAP = "kesenjangan"
    MATCH = "kecocokan"
    NEXT_LEVEL = "tingkat"
    FRESH = "kesegaran"
    EFFORT = "upaya"
    UPCOMING = "jadwal"


class Match(StrEnum):
    """How an item meets a need."""

    SUB_ASPECT = "sub-aspek"
    ASPECT = "aspek"
    CROSSWALK = "padanan"


@dataclass(frozen=True)
class Weights:
    """The published weights of one version, free of the database."""

    gap: float
    match: float
    next_level: float
    fresh: float
    effort: float
    upcoming: float
    match_sub_aspect: float
    match_aspect: float
    match_crosswalk: float
    level_next: float
    level_same: float
    level_second: float
    review_cycle_days: int
    preferred_effort: int
    heaviest_effort: int
    list_limit: int
    varied_places: int
    most_of_a_kind: int
    excluded_statuses: tuple[str, ...] = ()


@dataclass(frozen=True)
class Need:
    """A weak aspect: its part of the whole gap, and the ids by which items can meet it. `levels`: weak sub-aspect id → level."""

    code: str
    position: int
    gap_share: float
    aspect_id: int
    sub_ids: frozenset[int] = frozenset()
    crosswalk_ids: frozenset[int] = frozenset()
    levels: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True)
class Item:
    """A published thing as the ranking sees it. `ref` leads back to it and plays no part in the order; `key` does."""

    ref: int
    kind: str
    key: str
    aspect_ids: frozenset[int]
    level_from: int | None = None
    level_to: int | None = None
    effort: int | None = None
    published_on: date | None = None
    review_due: date | None = None
    starts_at: datetime | None = None
    source_status: str = ""
    # Refs of items that are to be done first and that the instansi does not apply yet.
    requires: frozenset[int] = frozenset()


@dataclass(frozen=True)
class Ranked:
    """An item with its score, its parts that are not zero, and the need that it meets best."""

    item: Item
    need: Need
    match: Match
    parts: tuple[tuple[PartKind, float], ...]
    met_sub_id: int | None = None
    placement: str = ""

    @property
    def score(self) -> float:
        """The sum of the stored parts."""
        return round(sum(value for _kind, value in self.parts), PLACES)


@dataclass(frozen=True)
class Meeting:
    """One way in which an item meets a need."""

    need: Need
    match: Match
    match_value: float
    sub_id: int | None = None
    level_fit: float = 0.0


@dataclass
class Clock:
    """Now, in the two forms that are needed."""

    now: datetime
    today: date = field(init=False)

    def __post_init__(self) -> None:
        self.today = self.now.date()


def rank(needs: Sequence[Need], items: Iterable[Item], weights: Weights, now: datetime) -> list[Ranked]:
    """Every item that meets a need, the best first; ties by kind and key, never by the order of insertion."""
    clock = Clock(now)
    found = (ranked_item(needs, item, weights, clock) for item in items if item.source_status not in weights.excluded_statuses)
    return sorted((ranked for ranked in found if ranked), key=lambda r: (-r.score, r.item.kind, r.item.key))


def ranked_item(needs: Sequence[Need], item: Item, weights: Weights, clock: Clock) -> Ranked | None:
    """One item at its best need; None when it meets none."""
    meetings = [meeting for need in needs if (meeting := best_meeting(need, item, weights))]
    if not meetings:
        return None
    best = max(
        meetings,
        key=lambda m: (
            weights.gap * m.need.gap_share + weights.match * m.match_value + weights.next_level * m.level_fit,
            -m.need.position,
            m.need.code,
        ),
    )
    values = (
        (PartKind.GAP, weights.gap * best.need.gap_share),
        (PartKind.MATCH, weights.match * best.match_value),
        (PartKind.NEXT_LEVEL, weights.next_level * best.level_fit),
        (PartKind.FRESH, weights.fresh * freshness(item, weights, clock)),
        (PartKind.EFFORT, weights.effort * effort_fit(item, weights)),
        (PartKind.UPCOMING, weights.upcoming * (1.0 if item.starts_at and item.starts_at > clock.now else 0.0)),
    )
    parts = tuple((kind, round(value, PLACES)) for kind, value in values if round(value, PLACES) != 0)
    return Ranked(item, best.need, best.match, parts, best.sub_id)


def best_meeting(need: Need, item: Item, weights: Weights) -> Meeting | None:
    """How well an item meets one need: on a weak sub-aspect, on the aspect, or through the crosswalk."""
    weak_subs = sorted(need.sub_ids & item.aspect_ids)
    if weak_subs:
        levels = dict(need.levels)
        fits = [(level_fit(item, levels.get(sub_id), weights), -sub_id) for sub_id in weak_subs]
        fit, negative = max(fits)
        return Meeting(need, Match.SUB_ASPECT, weights.match_sub_aspect, -negative, fit)
    if need.aspect_id in item.aspect_ids:
        return Meeting(need, Match.ASPECT, weights.match_aspect)
    if need.crosswalk_ids & item.aspect_ids:
        return Meeting(need, Match.CROSSWALK, weights.match_crosswalk)
    return None


def level_fit(item: Item, current: int | None, weights: Weights) -> float:
    """How near the item's levels are to the next one; zero where the level or the item's levels are unknown."""
    if current is None or item.level_to is None:
        return 0.0
    values = {current: weights.level_same, current + 1: weights.level_next, current + 2: weights.level_second}
    first = (item.level_from or item.level_to - 1) + 1
    return max((values.get(level, 0.0) for level in range(min(first, item.level_to), item.level_to + 1)), default=0.0)


def freshness(item: Item, weights: Weights, clock: Clock) -> float:
    """1 up to the review date, falling to 0 one cycle later; 0 when no date is known."""
    cycle = timedelta(days=weights.review_cycle_days)
    if item.review_due and item.published_on and item.review_due > item.published_on:
        cycle = item.review_due - item.published_on
    due = item.review_due or (item.published_on + cycle if item.published_on else None)
    if due is None:
        return 0.0
    late = clock.today - due
    return 1.0 if late.days <= 0 else max(0.0, 1.0 - late.days / max(cycle.days, 1))


def effort_fit(item: Item, weights: Weights) -> float:
    """How near the item's effort is to what an instansi can start with; 0 when it states none."""
    if item.effort is None:
        return 0.0
    return max(0.0, 1.0 - abs(item.effort - weights.preferred_effort) / max(weights.heaviest_effort, 1))


def arranged(ranked: Sequence[Ranked], weights: Weights) -> list[Ranked]:
    """The list as it is shown: varied in its first places, every need present, nothing before what it requires, cut to its limit.

    Scores stay as they are; an item that was moved says why in `placement`.
    """
    varied = with_variety(ranked, weights)
    return in_order_of_work(with_every_need(varied, weights), ranked)[: weights.list_limit]


VARIETY = "ragam"
COVERAGE = "keterwakilan"
FIRST = "prasyarat"


def with_variety(ranked: Sequence[Ranked], weights: Weights) -> list[Ranked]:
    """No more than so many of one kind in the first places while other kinds remain."""
    first: list[Ranked] = []
    later: list[Ranked] = []
    count: Counter[str] = Counter()
    for place in ranked:
        if len(first) < weights.varied_places and count[place.item.kind] < weights.most_of_a_kind:
            count[place.item.kind] += 1
            # Whoever passes over another one that stands higher was moved up for variety.
            first.append(moved(place, VARIETY) if later else place)
        else:
            later.append(place)
    return first + later


def with_every_need(ranked: Sequence[Ranked], weights: Weights) -> list[Ranked]:
    """The best item of a need that the list would leave out takes the last place of a need that is there twice."""
    shown, rest = list(ranked[: weights.list_limit]), ranked[weights.list_limit :]
    present = Counter(place.need.code for place in shown)
    missing = {place.need.code: place for place in reversed(rest) if place.need.code not in present}
    for place in sorted(missing.values(), key=lambda r: (-r.score, r.item.kind, r.item.key)):
        spare = next((index for index in range(len(shown) - 1, -1, -1) if present[shown[index].need.code] > 1), None)
        if spare is None:
            break
        present[shown.pop(spare).need.code] -= 1
        present[place.need.code] += 1
        shown.append(moved(place, COVERAGE))
    return shown


def in_order_of_work(shown: Sequence[Ranked], ranked: Sequence[Ranked]) -> list[Ranked]:
    """What an item requires is brought before it, from outside of the list if need be; a circle is broken where it is entered."""
    known = {place.item.ref: place for place in [*ranked, *shown]}
    placed: dict[int, Ranked] = {}
    entered: set[int] = set()

    def place_with_what_it_requires(place: Ranked, why: str) -> None:
        if place.item.ref in entered:
            return
        entered.add(place.item.ref)
        for other in sorted((known[ref] for ref in place.item.requires if ref in known), key=lambda r: (-r.score, r.item.kind, r.item.key)):
            place_with_what_it_requires(other, FIRST)
        placed[place.item.ref] = moved(place, why) if why else place

    for place in shown:
        place_with_what_it_requires(place, "")
    return list(placed.values())


def moved(place: Ranked, why: str) -> Ranked:
    """The same place with the reason for which it was moved."""
    return Ranked(place.item, place.need, place.match, place.parts, place.met_sub_id, why)
