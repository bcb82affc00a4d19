"""Who knows of acts: rooms above register how their acts of a sort are counted by thing and day."""

from collections.abc import Callable, Iterable
from datetime import date

# From a kind, the keys of some of its things and a first day: rows of (key, day, count). Costs one query, none for kinds without such acts.
ActCounter = Callable[[str, list[int], date], Iterable[tuple[int, date, int]]]
_counters: dict[str, list[ActCounter]] = {}


def register(act: str, counter: ActCounter) -> None:
    """Count acts of this sort by this function too; registering it again changes nothing."""
    known = _counters.setdefault(act, [])
    if counter not in known:
        known.append(counter)


def counters() -> list[tuple[str, ActCounter]]:
    """Every sort of act with a function that counts it."""
    return [(act, counter) for act, known in _counters.items() for counter in known]
