"""How templates on every floor ask the catalogue."""

from typing import Any

from django import template
from django.db.models import Model

from knowledge.aspects.models import Aspect
from knowledge.catalogue import selectors
from knowledge.catalogue.models import Entry

register = template.Library()


@register.simple_tag
def sections_about(aspect: Aspect) -> list[selectors.Section]:
    """Everything about an aspect, by kind (1 query)."""
    return selectors.sections_about(aspect)


@register.simple_tag
def sections_of(instansi: Model) -> list[selectors.Section]:
    """Everything of an instansi, by kind (1 query)."""
    return selectors.of_instansi(instansi)


@register.simple_tag
def similar_to(entry: Entry | None, without: list[Entry] | None = None) -> list[Entry]:
    """What else may be useful to a reader of this entry (1 query)."""
    return selectors.similar_to(entry, without=[other.pk for other in without or []]) if entry else []


@register.simple_tag
def newest(*kinds: str, limit: int = 3) -> list[Entry]:
    """The latest entries of the kinds (1 query)."""
    return selectors.newest(*kinds, limit=limit)


@register.simple_tag
def upcoming(limit: int = 3) -> list[Entry]:
    """What begins next (1 query)."""
    return selectors.upcoming(limit)


@register.simple_tag
def counts_by_aspect(kind: str = "") -> dict[int, int]:
    """How many entries each aspect has."""
    return selectors.counts_by_aspect(kind)


@register.simple_tag
def counts_in_periods(periods: list[Any]) -> dict[int, selectors.PriorityCount]:
    """What there is about each priority aspect (1 query)."""
    return selectors.counts_in_periods(periods)


@register.simple_tag
def entries_of_pages(page_ids: list[int]) -> dict[int, Entry]:
    """Published entries of pages by the key of the page (1 query)."""
    return selectors.entries_of_pages(page_ids)


@register.filter
def count_of(counts: dict[int, int], aspect: Aspect) -> int:
    """The count of one aspect."""
    return counts.get(aspect.pk, 0)


@register.filter
def item(mapping: dict[Any, Any], key: Any) -> Any:
    """What a mapping holds under a key; None when nothing."""
    return mapping.get(key) if mapping else None


@register.filter
def page_path(page: Any) -> str:
    """The address of a page below the site's root, without asking the database for the site."""
    return f"/{page.url_path.split('/', 2)[2]}"


@register.simple_tag
def trail(*pairs: str) -> list[dict[str, str]]:
    """Breadcrumbs from addresses and labels in turn."""
    return [{"url": url, "label": str(label)} for url, label in zip(pairs[::2], pairs[1::2], strict=True)]
