"""How pages of any room ask for accepted evidence."""

from django import template

from knowledge.catalogue.models import Entry
from knowledge.exemplars import selectors

register = template.Library()


@register.simple_tag
def exemplars_beside(entry: Entry | str | None, limit: int = 3) -> list[Entry]:
    """Accepted evidence for the sub-aspects of a published thing (1 query, none without sub-aspects)."""
    return selectors.exemplars_beside(entry, limit=limit) if isinstance(entry, Entry) else []
