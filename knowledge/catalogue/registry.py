"""The registry of kinds: every app tells here, in `ready()`, how its published things become entries.

This is how recommendations, hubs and search on lower floors reach events, episodes and forum discussions
without importing them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date as Day  # noqa: N812  the field of the same name would hide it
from datetime import datetime
from typing import Any

from django.db import models
from wagtail.models import Page


@dataclass(frozen=True)
class EntryDraft:
    """What one published thing says of itself. Only public facts belong here: an entry is readable by everybody."""

    title: str
    url: str
    summary: str = ""
    body: str = ""
    external_id: str = ""
    aspects: Iterable[Any] = ()
    topics: Iterable[Any] = ()
    date: Day | None = None
    starts_at: datetime | None = None
    instansi_id: int | None = None
    year: int | None = None
    level_from: int | None = None
    level_to: int | None = None
    effort: int | None = None
    review_due: Day | None = None
    source_status: str = ""
    # One of `Format`; empty for that of the kind.
    format: str = ""
    is_fictional: bool = False
    facts: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class EntryKind:
    """One kind of entry: its code in addresses and the API, its words, its model and how to draft from it."""

    code: str
    label: str
    plural: str
    icon: str
    position: int
    model: type[models.Model]
    published: Callable[[], models.QuerySet]
    draft: Callable[[Any], EntryDraft]
    is_recommendable: bool = True
    index_url: str = ""
    format: str = ""
    # Offered beside whatever is about the same sub-aspect, though recommended to nobody.
    is_shown_beside: bool = False

    @property
    def is_page(self) -> bool:
        """Whether its things are pages of the CMS."""
        return issubclass(self.model, Page)


# From a kind and the keys of some of its things: what another room knows of them, by key. May cost one query.
FactFinder = Callable[[str, list[int]], dict[int, dict[str, Any]]]

_kinds: dict[str, EntryKind] = {}
_fact_finders: list[FactFinder] = []


def register(kind: EntryKind) -> None:
    """Add a kind; a code or a model can be registered once.

    Raises:
        ValueError: the code or the model is taken.
    """
    if kind.code in _kinds or any(kind.model is other.model for other in _kinds.values()):
        raise ValueError(f"Kind {kind.code!r} or its model is registered already.")
    _kinds[kind.code] = kind


def kinds() -> list[EntryKind]:
    """All kinds in the order in which people see them."""
    return sorted(_kinds.values(), key=lambda kind: (kind.position, kind.code))


def page_kinds() -> list[EntryKind]:
    """Kinds whose things are pages: keys are unique among pages only; forum discussions, for one, count their own."""
    return [kind for kind in kinds() if kind.is_page]


def kind(code: str) -> EntryKind:
    """The kind with this code; KeyError when unknown."""
    return _kinds[code]


def kind_of(instance: models.Model) -> EntryKind | None:
    """The kind to which an instance belongs, or None when its model is not registered."""
    for candidate in _kinds.values():
        if type(instance) is candidate.model:
            return candidate
    return None


def register_facts(finder: FactFinder) -> None:
    """Add a room that knows public facts about things of others; adding it again changes nothing."""
    if finder not in _fact_finders:
        _fact_finders.append(finder)


def added_facts(kind_code: str, object_ids: list[int]) -> dict[int, list[dict[str, Any]]]:
    """What other rooms know of some things of a kind, by key; a list of facts for each that is known."""
    added: dict[int, list[dict[str, Any]]] = {}
    for finder in _fact_finders:
        for object_id, facts in finder(kind_code, object_ids).items():
            added.setdefault(object_id, []).append(facts)
    return added
