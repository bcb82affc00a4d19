"""The facts of all entries as bits in memory, so that counting facets over many thousand hits takes milliseconds."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from cop_site.search.queries import FACETS, SearchQuery

from .base import SearchResults

# Bit 0 or 1 as the digit "0" or "1".
DIGITS = bytes(48 + (number == 1) for number in range(256))
# Ids are places as they are while at most so many times as many places as entries are needed.
LOOSEST = 4
ROOM = 10_000
# A group with more values than this is counted hit by hit when that is less work.
MANY_VALUES = 64
# Looking at one hit costs about as much as counting the bits of so many places.
PLACES_PER_HIT = 1_000
NO_DAY = 0

# What a row of the facts holds: id, the values of each group in the order of FACETS, day, whether it is material, lengths of the fields.
Fact = tuple[int, tuple[tuple[Any, ...], ...], int, bool, tuple[int, int, int]]


@dataclass
class Columns:
    """A snapshot; `changed` gives the next one and shares what did not change."""

    # None while ids are places themselves.
    places: dict[int, int] | None = None
    facts: list[Fact | None] = field(default_factory=list)
    bits: dict[str, dict[Any, int]] = field(default_factory=lambda: {name: {} for name in FACETS})
    everything: int = 0
    material: int = 0
    count: int = 0
    length_sums: tuple[int, int, int] = (0, 0, 0)
    _by_day: list[int] | None = None

    @classmethod
    def of(cls, rows: Iterable[Fact]) -> "Columns":
        """All facts at once."""
        facts = sorted(rows)
        made = cls()
        highest = facts[-1][0] if facts else 0
        if highest > LOOSEST * len(facts) + ROOM:
            made.places = {row[0]: place for place, row in enumerate(facts)}
            made.facts = list(facts)
        else:
            made.facts = [None] * (highest + 1)
            for row in facts:
                made.facts[row[0]] = row
        found: dict[str, dict[Any, list[int]]] = {name: {} for name in FACETS}
        for row in facts:
            place = made.place_of(row[0])
            for name, values in zip(FACETS, row[1], strict=True):
                for value in values:
                    found[name].setdefault(value, []).append(place)
        made.bits = {name: {value: made.packed(places) for value, places in values.items()} for name, values in found.items()}
        made.everything = made.packed([made.place_of(row[0]) for row in facts])
        made.material = made.packed([made.place_of(row[0]) for row in facts if row[3]])
        made.count = len(facts)
        made.length_sums = (sum(row[4][0] for row in facts), sum(row[4][1] for row in facts), sum(row[4][2] for row in facts))
        return made

    def place_of(self, id_: int) -> int:
        """Where an entry stands."""
        return id_ if self.places is None else self.places[id_]

    def changed(self, ids: Iterable[int], rows: Iterable[Fact]) -> "Columns | None":
        """The facts after some entries changed: those of `ids` without a row are gone. None when all must be read anew."""
        now = {row[0]: row for row in rows}
        facts = list(self.facts)
        if self.places is not None or any(id_ > LOOSEST * (self.count + len(now)) + ROOM for id_ in now):
            return None
        facts += [None] * (max([*now, 0]) + 1 - len(facts))
        made = Columns(None, facts, {name: dict(values) for name, values in self.bits.items()}, self.everything, self.material, self.count)
        sums = list(self.length_sums)
        for id_ in ids:
            bit = 1 << id_
            before = facts[id_] if id_ < len(facts) else None
            for row, sign in ((before, -1), (now.get(id_), 1)):
                if row is None:
                    continue
                made.count += sign
                made.everything ^= bit
                made.material ^= bit if row[3] else 0
                for name, values in zip(FACETS, row[1], strict=True):
                    for value in values:
                        made.bits[name][value] = made.bits[name].get(value, 0) ^ bit
                sums = [total + sign * length for total, length in zip(sums, row[4], strict=True)]
            if id_ < len(facts):
                facts[id_] = now.get(id_)
        made.length_sums = (sums[0], sums[1], sums[2])
        return made

    def packed(self, places: Iterable[int]) -> int:
        """Places as bits."""
        marks = bytearray(len(self.facts))
        for place in places:
            marks[place] = 1
        return int(marks.translate(DIGITS)[::-1], 2) if marks else 0

    def hits(self, ids: Sequence[int]) -> int:
        """Those of some entries that are known, as bits."""
        if self.places is not None:
            places = self.places
            return self.packed(places[id_] for id_ in ids if id_ in places)
        highest = len(self.facts)
        return self.packed(ids if not ids or max(ids) < highest else [id_ for id_ in ids if id_ < highest]) & self.everything

    def flags(self, bits: int) -> str:
        """Bits as digits, the first place first, to look at single ones."""
        return f"{bits:b}"[::-1].ljust(len(self.facts), "0")

    def scored(self, bits: int, ids: Sequence[int], scores: Sequence[float]) -> list[tuple[float, int]]:
        """Score and id of those hits whose bit is set."""
        flags, places = self.flags(bits), self.places
        pairs = zip(scores, ids, strict=True)
        if places is not None:
            return [(score, id_) for score, id_ in pairs if (place := places.get(id_)) is not None and flags[place] == "1"]
        flags = flags.ljust(max(ids, default=0) + 1, "0")
        return [(score, id_) for score, id_ in pairs if flags[id_] == "1"]

    def counted(self, hits: int, query: SearchQuery) -> tuple[SearchResults, int]:
        """Total and facets of some hits, and those that no filter leaves out."""
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

    def any_of(self, name: str, values: Iterable[Any]) -> int:
        """Entries with any of some values."""
        bits = 0
        for value in values:
            bits |= self.bits[name].get(value, 0)
        return bits

    def tally(self, name: str, base: int) -> dict[Any, int]:
        """How many of some entries have each value of a group."""
        values = self.bits[name]
        if len(values) > MANY_VALUES and base.bit_count() * PLACES_PER_HIT < len(values) * len(self.facts):
            group = list(FACETS).index(name)
            return Counter(value for row in self.rows_at(base) for value in row[1][group])
        return {value: count for value, bits in values.items() if (count := (base & bits).bit_count())}

    def rows_at(self, bits: int) -> Iterable[Fact]:
        """The facts of some entries."""
        digits, place = f"{bits:b}"[::-1], -1
        while (place := digits.find("1", place + 1)) >= 0:
            row = self.facts[place]
            if row is not None:
                yield row

    def newest(self, allowed: int, limit: int) -> list[int]:
        """The first ids of those that are allowed, by date."""
        if self._by_day is None:
            dated = [(row[2], row[0]) for row in self.facts if row is not None]
            self._by_day = [id_ for _day, id_ in sorted(dated, reverse=True)]
        flags, chosen = self.flags(allowed), []
        for id_ in self._by_day:
            if flags[self.place_of(id_)] == "1":
                chosen.append(id_)
                if len(chosen) == limit:
                    break
        return chosen

    @property
    def lengths(self) -> tuple[float, float, float]:
        """How many words a field has on average."""
        count = max(self.count, 1)
        return (self.length_sums[0] / count, self.length_sums[1] / count, self.length_sums[2] / count)
