"""What every engine can do, so that the rest of search does not know which one answers."""

from abc import ABC, abstractmethod
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from cop_site.search.documents import Document
from cop_site.search.queries import SearchQuery
from cop_site.search.ranking import Collection, Text, ranked

# With fewer entries than this, those that hold only some of the words are shown too.
ENOUGH = 10
# So many of an engine's best are put into their final order by the common ranking.
MOST_RANKED = 200
# What a match is worth by where it stands, in an engine's own preselection.
STEM_WEIGHTS = {"title": 3.0, "summary": 2.0, "body": 1.0}


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
    """An index over documents: it finds, counts and preselects; one ranking puts the best of any engine in order."""

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
        """Answer a question: entries with all of its segments, or with some of them when too few have all (2 to 5 queries)."""
        collection = self.collection(query.all_stems)
        wanted = max(MOST_RANKED, query.offset + query.limit) if query.is_ranked else query.offset + query.limit
        found = self.find(query, collection, wanted)
        if query.is_strict and len(query.words) > 1 and found.total < ENOUGH:
            query = query.relaxed()
            found = self.find(query, collection, wanted)
        if query.is_ranked:
            best = found.ids[:MOST_RANKED]
            order = collection.remembered((query.segments, tuple(best)), lambda: ranked(self.texts(best), query.segments, collection))
            found.ids = order + found.ids[MOST_RANKED:]
        found.ids = found.ids[query.offset : query.offset + query.limit]
        return found

    @abstractmethod
    def find(self, query: SearchQuery, collection: Collection, wanted: int) -> SearchResults:
        """Total, facets and the ids of so many entries in the engine's own order: by date, or roughly by relevance."""

    @abstractmethod
    def collection(self, stems: Iterable[str]) -> Collection:
        """What the ranking must know of the whole index, and how common some stems are."""

    @abstractmethod
    def texts(self, ids: list[int]) -> list[Text]:
        """The words of some entries."""

    @abstractmethod
    def suggest(self, words: list[str], limit: int) -> list[int]:
        """Ids of entries whose title holds the words, the last one possibly unfinished."""

    @abstractmethod
    def unknown(self, words: Iterable[str]) -> list[str]:
        """Those words that no document holds, in any form."""

    @abstractmethod
    def similar(self, words: list[str]) -> list[tuple[str, int]]:
        """Words of the index, one of which may have been meant by one of these, with the number of documents that hold them."""
