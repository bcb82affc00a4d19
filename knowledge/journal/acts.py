"""Acts that rooms write into the journal: each has a code, a word for lists and a sentence for the history of what it was done to."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Model
from wagtail.log_actions import LogFormatter, log


@dataclass(frozen=True)
class Act:
    """One kind of act; `sentence` may name facts of the entry, as in "Dipulihkan ke %(place)s"."""

    code: str
    label: Any
    sentence: Any


class Facts(dict[str, Any]):
    """The facts of an entry; an older one that lacks a fact is told with a gap instead of not at all."""

    def __missing__(self, name: str) -> str:
        return "…"


_acts: dict[str, Act] = {}


def register(*acts: Act) -> None:
    """Make acts known, from `ready()`.

    Raises:
        ValueError: a code is taken by another act.
    """
    for act in acts:
        if _acts.setdefault(act.code, act) != act:
            raise ValueError(f"Act {act.code!r} is registered already.")


def acts() -> list[Act]:
    """All acts in the order of registration."""
    return list(_acts.values())


def record(subject: Model, code: str, *, by: Any, deleted: bool = False, **facts: Any) -> None:
    """Write that somebody did something to a thing; None as actor is whoever works in the CMS just now, or else the site itself.

    Raises:
        KeyError: no room has registered the act.
    """
    log(subject, _acts[code].code, user=by, deleted=deleted, data={name: str(value) for name, value in facts.items()})


def formatter_of(act: Act) -> type[LogFormatter]:
    """How Wagtail words an act in a list and in a history."""

    class Told(LogFormatter):
        label = act.label

        def format_message(self, log_entry: Any) -> str:
            return str(act.sentence) % Facts(log_entry.data)

    return Told
