"""Reads of saved searches: a member's own, and what newly matches."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Q

from knowledge.catalogue.models import Entry

from .models import KnownMatch, SavedSearch
from .registry import Thing, finder


@dataclass(frozen=True)
class Kept:
    """A saved search with the address that asks it again."""

    search: SavedSearch
    url: str


def saved_by(user: Any) -> list[Kept]:
    """What a member keeps, in its order (1 query)."""
    return [Kept(search, finder().address(search.parameters)) for search in SavedSearch.objects.filter(user=user)]


def saved_question(user: Any, parameters: str) -> SavedSearch | None:
    """The member's own saved search of these very parameters (1 query)."""
    return SavedSearch.objects.filter(user=user, parameters=parameters).first()


def new_matches(search: SavedSearch, *, most: int) -> list[Thing]:
    """What matches now and was neither there at the beginning nor told since, the newest first."""
    known = set(KnownMatch.objects.filter(search=search).values_list("kind", "object_id"))
    return [thing for thing in finder().matches(search.parameters, most=most) if thing not in known]


def entries_of(things: list[Thing]) -> list[Entry]:
    """The published entries of some things, in their order (1 query, none without things)."""
    if not things:
        return []
    wanted = Q()
    for kind, object_id in things:
        wanted |= Q(kind=kind, object_id=object_id)
    found = {(entry.kind, entry.object_id): entry for entry in Entry.objects.for_cards().filter(wanted)}
    return [found[thing] for thing in things if thing in found]


def own_alerts(user: Any) -> dict[str, Any]:
    """Everything of this room about a person, as plain data for the copy of their own data (1 query)."""
    return {"pencarian_tersimpan": list(user.saved_searches.values("title", "parameters", "rhythm", "created_at", "checked_on"))}
