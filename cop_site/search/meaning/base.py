"""What every backend of meaning can do, so that the rest of search does not know which one answers."""

from abc import ABC, abstractmethod
from collections.abc import Iterable
from typing import NamedTuple

from cop_site.search.documents import Document


class Near(NamedTuple):
    """An entry that means something alike: 1 is the same, 0 has nothing in common."""

    entry_id: int
    similarity: float


class Meaning(ABC):
    """Knows which entries mean something alike. What it gives is filtered afterwards: it may know entries that are gone, and no filters.

    One instance serves all threads of a process. A class of the installation's own derives from this one and is named in COP_SEARCH_MEANING.
    """

    # It is given the newest so many, which bounds its memory: the built-in one takes 512 bytes for each.
    most_entries = 100_000

    @abstractmethod
    def rebuild(self, documents: Iterable[Document]) -> int:
        """Know these documents and no others, for every process from now on; returns how many are known. May take minutes."""

    @abstractmethod
    def nearest(self, wanted: str | int, limit: int) -> list[Near]:
        """At most so many entries near a text, or near the entry of an id and without it; the nearest first, none that is far.

        Answers within `selectors.SLOW_SECONDS` or raises: whoever asks another machine sets a timeout. Empty when it is not ready.
        """

    @abstractmethod
    def is_ready(self) -> bool:
        """Whether a rebuild has left something that can answer."""
