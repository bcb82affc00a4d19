"""How templates ask for indicators."""

from django import template

from knowledge.figures import selectors
from knowledge.figures.models import Indicator

register = template.Library()


@register.simple_tag
def indicators_of(regulation_code: str) -> list[Indicator]:
    """The indicators that a regulation sets (kept in the process)."""
    return selectors.indicators_by_regulation().get(regulation_code, []) if regulation_code else []
