"""Who can read a saved question and say what matches it: the search stands floors above and registers itself here."""

from dataclasses import dataclass
from typing import Protocol

Thing = tuple[str, int]


@dataclass(frozen=True)
class Question:
    """A question as it is kept: the parameters of its address in one order, and how people read it."""

    parameters: str
    title: str


class Finder(Protocol):
    """What a search must be able to do."""

    def read(self, parameters: str) -> Question | None:
        """The question that parameters of an address ask; None when they ask for nothing."""

    def matches(self, parameters: str, *, most: int) -> list[Thing]:
        """Kind and id of at most so many published things that answer the question wholly, the newest first."""

    def address(self, parameters: str) -> str:
        """Where a reader asks the same question."""


_finders: list[Finder] = []


def register(finder: Finder) -> None:
    """Have this search answer; there is one, the last that came."""
    _finders[:] = [finder]


def finder() -> Finder:
    """The search of this site.

    Raises:
        LookupError: none was registered.
    """
    if not _finders:
        raise LookupError("No search is registered for saved questions.")
    return _finders[0]
