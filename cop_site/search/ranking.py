"""Puts what an engine preselected into its final order: the same arithmetic for every engine, over stems, without database."""

import re
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from math import log
from typing import Any

from .language import is_weak, stem
from .queries import Segment
from .thesaurus import Phrase

# The weight of a word by where it stands.
FIELD_WEIGHTS = (3.0, 2.0, 1.0)
# How strongly the length of a field is held against the words in it (b of bm25), by field.
LENGTH_SHARES = (0.3, 0.3, 0.5)
# How fast more of the same word stops to matter (k1 of bm25).
SATURATION = 1.2
# What words that belong together lose when they stand apart.
APART = 0.6
# What another name is worth of which only some words are there.
OTHER_APART = 0.4
# What a second way to say the same adds.
SECOND_SHARE = 0.15
# What two neighbours in the question add when they are neighbours in a text.
NEIGHBOUR_BONUS = 0.6
# How much of its score an entry keeps that holds nothing but the rarest part: (share of the question that is met) ** this.
COVERAGE_POWER = 0.6
# A part of the question counts as fully met from one over this on.
FULLY_MET = 3.0
# Words that say little by themselves ("cara", "contoh") weigh this much.
WEAK_SHARE = 0.5
# What a title or summary says that it is not about ("bukan promosi jabatan", but not "bukan sekadar …").
NEGATED = re.compile(r" bukan (?!sekadar|hanya|cuma|saja|lagi)\w+(?: \w+){0,2}(?= )")


@dataclass(frozen=True)
class Text:
    """The stems of an entry's title, summary and body (long ones from their beginning)."""

    id: int
    fields: tuple[str, str, str]
    # Register and glossary are no material; they come after all that is.
    is_material: bool = True
    day: int = 0


@dataclass(frozen=True)
class Collection:
    """How many entries there are, how many of them hold a stem, and how long their fields are on average."""

    size: int = 0
    holding: Mapping[str, int] = field(default_factory=dict)
    lengths: tuple[float, float, float] = (1.0, 1.0, 1.0)
    # Keeps what was found while nothing changes: gives what is known by a key, or makes it.
    remembered: Callable[[Hashable, Callable[[], Any]], Any] = lambda key, make: make()

    def rarity(self, count: float) -> float:
        """How much a word says that so many entries hold."""
        return log(1 + (max(self.size - count, 0) + 0.5) / (count + 0.5))


@dataclass
class Way:
    """One way to say a segment: its stems, how much it counts against the others, and how rare its words are."""

    phrase: Phrase
    weight: float
    rarities: tuple[float, ...]
    is_own: bool = False

    def __post_init__(self) -> None:
        self.needles = tuple(f" {word} " for word in self.phrase)
        self.whole = f" {' '.join(self.phrase)} "


@dataclass
class Concept:
    """A segment with all its ways, and how much it says."""

    ways: list[Way]
    rarity: float


def concepts_of(segments: Iterable[Segment], collection: Collection) -> list[Concept]:
    """Segments with what is known of their words."""
    found = []
    for segment in segments:
        ways = [way_of(segment.stems, 1.0, collection, is_own=True)]
        ways += [way_of(other.phrase, other.weight, collection) for other in segment.alternatives]
        held = max(collection.holding.get(way.phrase[0], 0) if len(way.phrase) == 1 else phrase_count(way, collection) for way in ways)
        share = WEAK_SHARE if all(is_weak(word) for word in segment.words) else 1.0
        found.append(Concept(ways, share * collection.rarity(held)))
    return found


def way_of(phrase: Phrase, weight: float, collection: Collection, *, is_own: bool = False) -> Way:
    """A way with the rarity of its words."""
    return Way(phrase, weight, tuple(collection.rarity(collection.holding.get(word, 0)) for word in phrase), is_own)


def phrase_count(way: Way, collection: Collection) -> float:
    """About how many entries hold a phrase: fewer than hold its rarest word."""
    return 0.5 * min(collection.holding.get(word, 0) for word in way.phrase)


def frequency(padded: tuple[str, str, str], shares: tuple[float, ...], needle: str) -> float:
    """How often something stands in the fields, each weighed by its worth and its length."""
    title, summary, body = padded
    return shares[0] * title.count(needle) + shares[1] * summary.count(needle) + shares[2] * body.count(needle)


def saturated(frequency: float) -> float:
    """Between 0 and 1."""
    return frequency / (SATURATION + frequency)


def way_score(way: Way, padded: tuple[str, str, str], shares: tuple[float, ...]) -> float:
    """How well an entry says a segment in one way, between 0 and 1."""
    values = [saturated(frequency(padded, shares, needle)) for needle in way.needles]
    if len(values) == 1 or not any(values):
        return way.weight * values[0]
    together = saturated(frequency(padded, shares, way.whole)) if all(values) else 0.0
    total = sum(way.rarities)
    apart = sum(rarity * value for rarity, value in zip(way.rarities, values, strict=True)) / total
    held = sum(rarity for rarity, value in zip(way.rarities, values, strict=True) if value) / total
    return way.weight * max(together, (APART if way.is_own else OTHER_APART) * apart * held)


def score(text: Text, concepts: list[Concept], neighbours: list[tuple[str, float]], collection: Collection) -> float:
    """How well an entry answers."""
    title, summary, body = (f" {part} " for part in text.fields)
    # "Rapat promosi wisata, bukan promosi jabatan" is not about posts.
    padded = (NEGATED.sub(" ", title), NEGATED.sub(" ", summary), body)
    shares = tuple(
        weight / (1 - share + share * (part.count(" ") - 1) / max(average, 1.0))
        for part, weight, share, average in zip(padded, FIELD_WEIGHTS, LENGTH_SHARES, collection.lengths, strict=True)
    )
    total = met = whole = 0.0
    for concept in concepts:
        values = sorted((way_score(way, padded, shares) for way in concept.ways), reverse=True)
        total += concept.rarity * (values[0] + SECOND_SHARE * sum(values[1:3]))
        whole += concept.rarity
        met += concept.rarity * min(1.0, FULLY_MET * values[0])
    for needle, rarity in neighbours:
        total += NEIGHBOUR_BONUS * rarity * saturated(frequency(padded, shares, needle))
    return total * (met / whole) ** COVERAGE_POWER if whole else 0.0


def neighbours_of(segments: Iterable[Segment], collection: Collection) -> list[tuple[str, float]]:
    """Stems that follow each other in the question, and how rare the more common one is."""
    row = [stem(word) for segment in segments for word in segment.words]
    pairs = dict.fromkeys(pairwise(row))
    return [(f" {a} {b} ", min(collection.rarity(collection.holding.get(word, 0)) for word in (a, b))) for a, b in pairs if a != b]


def ranked(texts: Iterable[Text], segments: tuple[Segment, ...], collection: Collection) -> list[int]:
    """Ids, material first, the best first, of equally good ones the newest."""
    concepts, neighbours = concepts_of(segments, collection), neighbours_of(segments, collection)
    scored = [(not text.is_material, -score(text, concepts, neighbours, collection), -text.day, -text.id) for text in texts]
    return [-id_ for *_rest, id_ in sorted(scored)]
