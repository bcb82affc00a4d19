"""Tags by which a page says how fresh it is."""

from typing import Any

from django import template

from knowledge.catalogue.models import Entry

from ..selectors import REVIEW_FACT

register = template.Library()


@register.inclusion_tag("upkeep/review_note.html")
def review_note(entry: Entry | None) -> dict[str, Any]:
    """The note that the legal basis of an item changed; nothing for an item without such a review (no query: the entry knows)."""
    return {"regulations": entry.facts.get(REVIEW_FACT, []) if entry else []}
