"""Where instansi and people appear: upper floors tell here, in `ready()`, how to find them in what they publish."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

Finder = Callable[[Any], Iterable["Appearance"]]


@dataclass(frozen=True)
class Appearance:
    """One published thing in which somebody appears, and as what."""

    title: str
    url: str
    role: str = ""
    day: date | None = None


@dataclass
class Finders:
    """Ways to find one kind of subject; each may cost one query."""

    finders: list[Finder] = field(default_factory=list)

    def register(self, finder: Finder) -> None:
        """Add a way; adding it again changes nothing."""
        if finder not in self.finders:
            self.finders.append(finder)

    def appearances_of(self, subject: Any) -> list[Appearance]:
        """Everything found, the latest first; what has no day comes last."""
        found = [appearance for finder in self.finders for appearance in finder(subject)]
        return sorted(found, key=lambda appearance: (appearance.day is not None, appearance.day or date.min), reverse=True)


_instansi = Finders()
register = _instansi.register
appearances_of = _instansi.appearances_of
