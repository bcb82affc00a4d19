"""How templates show what can be taken along: counts of downloads and the packs of aspects."""

from typing import Any

from django import template

from knowledge.aspects.models import Aspect
from knowledge.media.selectors import download_totals, offered_documents
from knowledge.takeaway import selectors
from knowledge.takeaway.models import AspectPack

register = template.Library()


@register.simple_tag
def download_count(document: Any, page: Any = None) -> int:
    """How often a document was downloaded; all those that the page offers are asked for together (1 query a page)."""
    totals: dict[int, int] | None = getattr(page, "_download_totals", None)
    if totals is None or (document.pk not in totals and page is None):
        offered = offered_documents(page) if hasattr(page, "_meta") else []
        totals = {document.pk: 0, **dict.fromkeys(offered, 0), **download_totals({document.pk, *offered})}
        if hasattr(page, "_meta"):
            page._download_totals = totals
    return totals.get(document.pk, 0)


@register.simple_tag
def pack_of(aspect: Aspect) -> AspectPack | None:
    """The pack of an aspect as it was last built (1 query)."""
    return selectors.pack_of(aspect)


@register.simple_tag
def packs_for(weak: list[dict[str, Any]], framework_code: str) -> list[dict[str, Any]]:
    """The aspects of these codes with their packs, where there is one (1 query)."""
    return selectors.aspects_with_packs([row["code"] for row in weak], framework_code)
