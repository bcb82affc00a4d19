"""How templates ask for indicators."""

from django import template

from knowledge.figures.models import Indicator

register = template.Library()


@register.simple_tag
def indicators_of(regulation_code: str) -> list[Indicator]:
    """The indicators that a regulation sets (1 query)."""
    return list(Indicator.objects.filter(regulation_code=regulation_code)) if regulation_code else []
