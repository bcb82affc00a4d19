"""How pages of lower rooms ask for published results."""

from django import template

from knowledge.assessment.indicators import GoodShare, good_share
from knowledge.assessment.selectors import PublishedResult, published_results
from knowledge.instansi.models import Instansi

register = template.Library()


@register.simple_tag
def published_results_of(instansi: Instansi) -> list[PublishedResult]:
    """The published results of an instansi, the newest first."""
    return published_results(instansi)


@register.simple_tag
def recorded_share() -> GoodShare:
    """The national indicator as far as results are on record here."""
    return good_share()
