"""How templates on every floor show help."""

from typing import Any

from django import template

from knowledge.editorial import selectors

register = template.Library()


@register.inclusion_tag("editorial/_help.html")
def help_text(key: str) -> dict[str, Any]:
    """What is said at a place, folded until the reader opens it; nothing where it is silenced (no query: kept in the process)."""
    return {"help": selectors.help_at(key)}


@register.inclusion_tag("editorial/_help_panel.html")
def help_panel(key: str) -> dict[str, Any]:
    """The same in the look of the CMS."""
    return {"help": selectors.help_at(key)}
