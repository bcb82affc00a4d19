"""How pages of lower rooms ask for published results."""

from django import template

from knowledge.assessment.selectors import PublishedResult, published_results
from knowledge.instansi.models import Instansi

register = template.Library()


@register.simple_tag
def published_results_of(instansi: Instansi) -> list[PublishedResult]:
    """The published results of an instansi, the newest first."""
    return published_results(instansi)
