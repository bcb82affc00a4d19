"""Entries of the benchmark: the same every time, and varied enough to be searched."""

from itertools import islice
from typing import Any

from cop_site.bench.corpus import plant, texts
from cop_site.search.queries import SearchQuery
from cop_site.search.selectors import search
from cop_site.search.services import rebuild_index


def test_they_are_the_same_every_time() -> None:
    assert [row[:3] for row in islice(texts(50), 50)] == [row[:3] for row in texts(50)]


def test_planted_entries_are_found_with_all_their_facets(db: Any) -> None:
    plant(60)
    rebuild_index()

    found = search(SearchQuery(text="manajemen talenta")).results

    assert found.total > 3
    assert all((found.kinds, found.aspects, found.instansi, found.provinces, found.years, found.levels, found.formats))
