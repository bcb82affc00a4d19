"""Where people appear: upper floors tell here, in `ready()`, how to find a person in what they publish."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from .models import Person


@dataclass(frozen=True)
class Appearance:
    """One published thing in which a person appears, and as what."""

    title: str
    url: str
    role: str = ""
    day: date | None = None


Finder = Callable[[Person], Iterable[Appearance]]
_finders: list[Finder] = []


def register(finder: Finder) -> None:
    """Add a way to find a person; it may cost one query."""
    if finder not in _finders:
        _finders.append(finder)


def appearances_of(person: Person) -> list[Appearance]:
    """Everything found, the latest first; what has no day comes last."""
    found = [appearance for finder in _finders for appearance in finder(person)]
    return sorted(found, key=lambda appearance: (appearance.day is not None, appearance.day or date.min), reverse=True)
