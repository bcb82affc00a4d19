"""What every engine can do, so that the rest of search does not know which one answers."""

from abc import ABC, abstractmethod
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from cop_site.search.documents import Document
from cop_site.search.queries import FACETS, SearchQuery

# The weight of a word by where it stands; the reader's exact form adds half of what its stem gives.
STEM_WEIGHTS = {"title": 3.0, "summary": 2.0, "body": 1.0}
FORM_SHARE = 0.5
# With fewer entries than this, those that hold only some of the words are shown too.
ENOUGH = 10


class EngineDown(Exception):
    """The engine did not answer in time; another one may."""


@dataclass
class SearchResults:
    """Ids of entries in order, how many there are in all, and counts for each filter.

    A facet counts what would be found with one more choice in its own group: its group's filter does not narrow it.
    """

    total: int = 0
    ids: list[int] = field(default_factory=list)
    kinds: Counter[str] = field(default_factory=Counter)
    aspects: Counter[int] = field(default_factory=Counter)
    instansi: Counter[int] = field(default_factory=Counter)
    provinces: Counter[int] = field(default_factory=Counter)
    years: Counter[int] = field(default_factory=Counter)
    levels: Counter[int] = field(default_factory=Counter)
    formats: Counter[str] = field(default_factory=Counter)


class Engine(ABC):
    """An index over documents."""

    name: str

    @abstractmethod
    def ensure(self) -> bool:
        """Make the index when it is missing; True when there was none, and it must be filled by a rebuild."""

    @abstractmethod
    def index(self, documents: Iterable[Document]) -> None:
        """Add or replace documents; visible with the surrounding transaction or at once."""

    @abstractmethod
    def delete(self, ids: Iterable[int]) -> None:
        """Forget documents; unknown ids are no error."""

    @abstractmethod
    def clear(self) -> None:
        """Forget everything."""

    @abstractmethod
    def begin_rebuild(self) -> None:
        """Start an empty index beside the one that answers."""

    @abstractmethod
    def fill(self, documents: Iterable[Document]) -> None:
        """Add documents to the index that is being built."""

    def lock(self) -> None:  # noqa: B027 - most engines need none
        """Keep other writers out until the surrounding transaction ends."""

    @abstractmethod
    def finish_rebuild(self, documents: Iterable[list[Document]], known_ids: Iterable[int]) -> None:
        """Add what changed meanwhile, forget what is not in `known_ids`, and let the new index answer, in one step."""

    def query(self, query: SearchQuery) -> SearchResults:
        """Answer a question: entries with all of its segments, or with some of them when too few have all (2 or 3 queries)."""
        found = self.count(query)
        if query.is_strict and len(query.words) > 1 and found.total < ENOUGH:
            query = query.relaxed()
            found = self.count(query)
        found.ids = self.ranked(query) if found.total > query.offset else []
        return found

    @abstractmethod
    def count(self, query: SearchQuery) -> SearchResults:
        """Total and facets alone, without order."""

    @abstractmethod
    def ranked(self, query: SearchQuery) -> list[int]:
        """The ids of one page in order."""

    @abstractmethod
    def suggest(self, words: list[str], limit: int) -> list[int]:
        """Ids of entries whose title holds the words, the last one possibly unfinished."""

    @abstractmethod
    def unknown(self, words: Iterable[str]) -> list[str]:
        """Those words that no document holds, in any form."""

    @abstractmethod
    def similar(self, words: list[str]) -> list[tuple[str, int]]:
        """Words of the index, one of which may have been meant by one of these, with the number of documents that hold them."""


def tally(rows: Iterable[tuple[tuple[Iterable[Any], ...], int]], query: SearchQuery) -> SearchResults:
    """Total and facets from rows that no filter has narrowed yet: the values of each group in the order of FACETS, and a count."""
    found = SearchResults()
    counters = [getattr(found, name) for name in FACETS]
    wanted = [frozenset(query.chosen.get(name, ())) for name in FACETS]
    for groups, count in rows:
        failing = [number for number, values in enumerate(groups) if wanted[number] and wanted[number].isdisjoint(values)]
        if not failing:
            found.total += count
        # A row that fails one group alone counts in that group, as one more choice.
        for number in range(len(groups)) if not failing else failing if len(failing) == 1 else ():
            for value in groups[number]:
                counters[number][value] += count
    return found
