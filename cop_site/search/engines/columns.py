"""The facts of all entries as bits in memory, so that counting facets over many thousand hits takes milliseconds."""

from array import array
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import compress
from typing import Any, TypeVar

from cop_site.search.queries import FACETS, SearchQuery

from .base import SearchResults

# Bit 0 or 1 as the digit "0" or "1", and back.
DIGITS = bytes(48 + (number == 1) for number in range(256))
MARKS = bytes(number == 49 for number in range(256))
# Ids are places as they are while at most so many times as many places as entries are needed.
LOOSEST = 4
ROOM = 10_000
# A group with more values than this is counted entry by entry, not value by value.
MANY_VALUES = 64
NO_DAY = 0
MOST_REMEMBERED = 128
T = TypeVar("T")
NOTHING: tuple[Any, ...] = ()

# What a row of the facts holds: id, the values of each group in the order of FACETS, day, whether it is material, lengths of the fields.
Fact = tuple[int, tuple[tuple[Any, ...], ...], int, bool, tuple[int, int, int]]


@dataclass
class Columns:
    """A snapshot; `changed` gives the next one and copies little."""

    # None while ids are places themselves.
    places: dict[int, int] | None = None
    ids: list[int] = field(default_factory=list)
    days: list[int] = field(default_factory=list)
    values: dict[str, list[tuple[Any, ...]]] = field(default_factory=lambda: {name: [] for name in FACETS})
    bits: dict[str, dict[Any, int]] = field(default_factory=lambda: {name: {} for name in FACETS})
    lengths_at: tuple["array[int]", ...] = field(default_factory=lambda: (array("l"), array("l"), array("l")))
    length_sums: list[int] = field(default_factory=lambda: [0, 0, 0])
    everything: int = 0
    material: int = 0
    count: int = 0
    _by_day: list[int] | None = None
    _remembered: dict[Hashable, Any] = field(default_factory=dict)

    @classmethod
    def of(cls, rows: Iterable[Fact]) -> "Columns":
        """All facts at once."""
        facts = sorted(rows)
        highest = facts[-1][0] if facts else -1
        is_loose = highest > LOOSEST * len(facts) + ROOM
        made = cls(places={row[0]: place for place, row in enumerate(facts)} if is_loose else None)
        made.grow(len(facts) if is_loose else highest + 1)
        found: dict[str, dict[Any, list[int]]] = {name: {} for name in FACETS}
        shared: dict[tuple[Any, ...], tuple[Any, ...]] = {}
        everything, material = [], []
        for place, row in enumerate(facts):
            place = place if is_loose else row[0]
            everything.append(place)
            if row[3]:
                material.append(place)
            made.put(place, row, shared)
            for name, values in zip(FACETS, row[1], strict=True):
                for value in values:
                    found[name].setdefault(value, []).append(place)
        made.bits = {name: {value: made.packed(places) for value, places in values.items()} for name, values in found.items()}
        made.everything, made.material, made.count = made.packed(everything), made.packed(material), len(facts)
        return made

    def grow(self, size: int) -> None:
        """Make room for so many places."""
        more = size - len(self.ids)
        if more > 0:
            self.ids.extend([0] * more)
            self.days.extend([NO_DAY] * more)
            for values in self.values.values():
                values.extend([NOTHING] * more)
            for lengths in self.lengths_at:
                lengths.extend([0] * more)

    def put(self, place: int, row: Fact, shared: dict[tuple[Any, ...], tuple[Any, ...]]) -> None:
        """Note a row at its place; equal values are kept once."""
        self.ids[place], self.days[place] = row[0], row[2]
        for name, values in zip(FACETS, row[1], strict=True):
            self.values[name][place] = shared.setdefault(values, values)
        for number, length in enumerate(row[4]):
            self.length_sums[number] += length - self.lengths_at[number][place]
            self.lengths_at[number][place] = length

    def changed(self, ids: Iterable[int], rows: Iterable[Fact]) -> "Columns | None":
        """The facts after some entries changed: those of `ids` without a row are gone. None when all must be read anew."""
        now = {row[0]: row for row in rows}
        if self.places is not None or any(id_ > LOOSEST * (self.count + len(now)) + ROOM for id_ in now):
            return None
        made = replace(
            self,
            ids=list(self.ids),
            days=list(self.days),
            values={name: list(values) for name, values in self.values.items()},
            bits={name: dict(values) for name, values in self.bits.items()},
            lengths_at=tuple(array("l", lengths) for lengths in self.lengths_at),
            length_sums=list(self.length_sums),
            _by_day=None,
            _remembered={},
        )
        made.grow(max(now, default=-1) + 1)
        for id_ in ids:
            if id_ < len(made.ids):
                made.exchange(id_, now.get(id_))
        return made

    def exchange(self, id_: int, row: Fact | None) -> None:
        """Another row, or none, at a place."""
        bit = 1 << id_
        if self.everything & bit:
            for name, column in self.values.items():
                for value in column[id_]:
                    self.bits[name][value] &= ~bit
            self.everything, self.material, self.count = self.everything & ~bit, self.material & ~bit, self.count - 1
        self.put(id_, row or (0, (NOTHING,) * len(FACETS), NO_DAY, False, (0, 0, 0)), {})
        if row:
            for name, values in zip(FACETS, row[1], strict=True):
                for value in values:
                    self.bits[name][value] = self.bits[name].get(value, 0) | bit
            self.everything, self.material, self.count = self.everything | bit, self.material | (bit if row[3] else 0), self.count + 1

    def packed(self, places: Iterable[int]) -> int:
        """Places as bits."""
        marks = bytearray(len(self.ids))
        for place in places:
            marks[place] = 1
        return int(marks.translate(DIGITS)[::-1], 2) if marks else 0

    def marks(self, bits: int) -> bytes:
        """Bits as bytes of 0 or 1, the first place first."""
        return f"{bits:b}".encode()[::-1].translate(MARKS).ljust(len(self.ids), b"\0")

    def hits(self, ids: Sequence[int]) -> int:
        """Those of some entries that are known, as bits."""
        if self.places is not None:
            places = self.places
            return self.packed(places[id_] for id_ in ids if id_ in places)
        highest = len(self.ids)
        return self.packed(ids if max(ids, default=0) < highest else [id_ for id_ in ids if id_ < highest]) & self.everything

    def ids_of(self, bits: int) -> list[int]:
        """Bits as ids."""
        return list(compress(self.ids, self.marks(bits)))

    def counted(self, hits: int, query: SearchQuery) -> tuple[SearchResults, int]:
        """Total and facets of some hits, and those that no filter leaves out."""
        if query.since or query.before:
            hits &= self.any_of("years", filter(query.has_year, self.bits["years"]))
        narrowing = {name: self.any_of(name, values) for name, values in query.chosen.items()}
        allowed = hits
        for bits in narrowing.values():
            allowed &= bits
        found = SearchResults(total=allowed.bit_count())
        for name in FACETS:
            base = allowed
            if name in narrowing:
                base = hits
                for other, bits in narrowing.items():
                    base &= bits if other != name else -1
            getattr(found, name).update(self.tally(name, base))
        return found, allowed

    def remembered(self, key: Hashable, make: Callable[[], T]) -> T:
        """What was found with this snapshot a moment ago, or is found now; the oldest is forgotten."""
        known: T | None = self._remembered.get(key)
        if known is not None:
            return known
        made = make()
        while len(self._remembered) >= MOST_REMEMBERED:
            self._remembered.pop(next(iter(self._remembered)), None)
        self._remembered[key] = made
        return made

    def any_of(self, name: str, values: Iterable[Any]) -> int:
        """Entries with any of some values."""
        bits = 0
        for value in values:
            bits |= self.bits[name].get(value, 0)
        return bits

    def tally(self, name: str, base: int) -> dict[Any, int]:
        """How many of some entries have each value of a group."""
        known = self.bits[name]
        if len(known) <= MANY_VALUES:
            return {value: count for value, bits in known.items() if (count := (base & bits).bit_count())}
        found: Counter[Any] = Counter()
        for values, count in Counter(compress(self.values[name], self.marks(base))).items():
            for value in values:
                found[value] += count
        return found

    def newest(self, allowed: int, limit: int) -> list[int]:
        """The first ids of those that are allowed, by date."""
        if self._by_day is None:
            self._by_day = sorted(range(len(self.ids)), key=lambda place: (self.days[place], self.ids[place]), reverse=True)
        marks, chosen = self.marks(allowed), []
        for place in self._by_day:
            if marks[place]:
                chosen.append(self.ids[place])
                if len(chosen) == limit:
                    break
        return chosen

    @property
    def lengths(self) -> tuple[float, float, float]:
        """How many words a field has on average."""
        count = max(self.count, 1)
        return (self.length_sums[0] / count, self.length_sums[1] / count, self.length_sums[2] / count)
