"""Editors' choices for a question, as entries of the catalogue: what is not public has no entry and so never shows."""

from django.db.models import Q

from knowledge.catalogue.models import Entry

from .models import PinnedResult
from .operators import spoken
from .pin_keys import key_of, keys_of
from .queries import SearchQuery

MOST_PINNED = 3


def pinned_entries(query: SearchQuery) -> list[Entry]:
    """What editors put on top for an understood question, in their order (1 query; 2 when something is pinned).

    Words that only a choice knows count as they were typed, whatever spelling the index would have put in their place.
    """
    keys = {key_of(spoken(query.text).plain), *keys_of(query.segments)} - {""}
    found = list(PinnedResult.objects.valid().filter(key__in=keys).order_by("position", "pk").values_list("kind", "object_id"))
    wanted = Q()
    for kind, object_id in found:
        wanted |= Q(kind=kind, object_id=object_id)
    entries = {(entry.kind, entry.object_id): entry for entry in Entry.objects.for_cards().filter(wanted)} if found else {}
    return [entries[target] for target in dict.fromkeys(found) if target in entries][:MOST_PINNED]
