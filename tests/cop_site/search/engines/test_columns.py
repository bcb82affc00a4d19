"""Facts as bits: they count as a plain loop over rows does, and a change gives what reading anew would give."""

import random
from collections import Counter
from typing import Any

import pytest

from cop_site.search.engines.columns import LOOSEST, ROOM, Columns, Fact
from cop_site.search.queries import FACETS, SearchQuery

CHOICES = {"kinds": ("panduan", "acara"), "aspects": (1, 2, 3), "instansi": tuple(range(100)), "provinces": (6,), "years": (2024, 2025),
           "levels": (1, 2, 3), "formats": ("teks", "audio")}  # fmt: skip
SPARSE = 2 * (LOOSEST * 300 + ROOM)


def row(id_: int, chance: random.Random) -> Fact:
    values = tuple(tuple(chance.sample(known, min(len(known), chance.choice((0, 1, 1, 2))))) for known in CHOICES.values())
    return (id_, values, chance.randrange(5), chance.random() < 0.8, (chance.randrange(9), chance.randrange(20), chance.randrange(90)))


def plain(rows: list[Fact], query: SearchQuery) -> dict[str, Counter[Any]]:
    chosen = query.chosen
    wanted = {
        name: [r for r in rows if all(set(r[1][n]) & set(chosen[o]) for n, o in enumerate(FACETS) if o in chosen and o != name)] for name in FACETS
    }
    return {name: Counter(value for r in wanted[name] for value in r[1][number]) for number, name in enumerate(FACETS)}


@pytest.mark.parametrize("step", [1, SPARSE])
@pytest.mark.parametrize(
    "query",
    [
        SearchQuery(),
        SearchQuery(kinds=("acara",)),
        SearchQuery(aspect_ids=(1, 3), years=(2025,)),
        SearchQuery(instansi_ids=(5, 6), formats=("teks",)),
    ],
)
def test_counts_are_those_of_a_plain_loop(step: int, query: SearchQuery) -> None:
    chance = random.Random(7)
    rows = [row(number * step, chance) for number in range(1, 301)]
    hit = [r for r in rows if r[0] % 3]
    columns = Columns.of(rows)

    found, allowed = columns.counted(columns.hits([r[0] for r in hit]), query)

    assert {name: getattr(found, name) for name in FACETS} == plain(hit, query)
    left = [r for r in hit if all(set(r[1][n]) & set(query.chosen[name]) for n, name in enumerate(FACETS) if name in query.chosen)]
    assert found.total == len(left)
    assert columns.ids_of(allowed) == [r[0] for r in left]
    assert columns.newest(allowed, 5) == [r[0] for r in sorted(left, key=lambda r: (r[2], r[0]), reverse=True)[:5]]


def test_a_change_gives_what_reading_anew_would() -> None:
    chance = random.Random(8)
    rows = {number: row(number, chance) for number in range(1, 60)}
    columns: Columns | None = Columns.of(rows.values())
    for _ in range(40):
        touched = chance.sample(range(1, 70), 4)
        for id_ in touched:
            rows.pop(id_, None)
        rows |= {id_: row(id_, chance) for id_ in touched[:2]}
        assert columns is not None
        before = columns.counted(columns.everything, SearchQuery())[0]

        changed = columns.changed(touched, [rows[id_] for id_ in touched[:2]])

        assert changed is not None
        anew = Columns.of(rows.values())
        assert changed.counted(changed.everything, SearchQuery())[0] == anew.counted(anew.everything, SearchQuery())[0]
        assert (changed.ids_of(changed.material), changed.lengths, changed.count) == (anew.ids_of(anew.material), anew.lengths, anew.count)
        # A reader who still holds the earlier snapshot sees it unchanged.
        assert columns.counted(columns.everything, SearchQuery())[0] == before
        columns = changed


def test_ids_far_apart_are_read_anew_instead_of_making_room() -> None:
    columns = Columns.of([row(1, random.Random(1))])

    assert columns.changed([10**9], [row(10**9, random.Random(1))]) is None


def test_an_entry_that_came_meanwhile_is_no_hit_yet() -> None:
    columns = Columns.of([row(1, random.Random(1))])

    assert columns.ids_of(columns.hits([1, 2, 10**9])) == [1]


def test_nothing_at_all_is_counted_as_nothing() -> None:
    columns = Columns.of([])

    assert columns.counted(columns.hits([1]), SearchQuery(kinds=("acara",)))[0].total == 0
    assert columns.newest(columns.everything, 5) == []
