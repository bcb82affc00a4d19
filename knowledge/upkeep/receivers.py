"""What publishing sets in motion: a review that was due is settled, and a replaced regulation asks for reviews."""

from typing import Any

from wagtail.models import Page
from wagtail.signals import page_published

from knowledge.models import RegulationPage
from knowledge.models.regulation import RegulationRelation, RegulationRelationKind, RegulationStatus

from . import services


def connect() -> None:
    """Connect once, from `ready()`."""
    page_published.connect(follow_publishing, dispatch_uid="upkeep_page_published")


def follow_publishing(sender: type, instance: Page, **kwargs: Any) -> None:
    """A page went live, anew or again."""
    services.settle_scheduled_review(instance)
    if isinstance(instance, RegulationPage):
        follow_replacement(instance)


def follow_replacement(regulation: RegulationPage) -> None:
    """Open reviews for what this publication replaces: the regulation itself, or those that it repeals."""
    if is_replaced(regulation):
        services.open_regulation_reviews(regulation)
    else:
        services.withdraw_reviews(regulation)
    for relation in regulation.relations.filter(kind=RegulationRelationKind.REPEALS).select_related("target"):
        if relation.target.live:
            services.open_regulation_reviews(relation.target)


def is_replaced(regulation: RegulationPage) -> bool:
    """Whether a regulation is marked as repealed, by its own status or relations or by the regulation that repeals it."""
    if regulation.status == RegulationStatus.REPEALED:
        return True
    own = RegulationRelation.objects.filter(page=regulation, kind=RegulationRelationKind.REPEALED_BY)
    others = RegulationRelation.objects.filter(target=regulation, kind=RegulationRelationKind.REPEALS, page__live=True)
    return own.exists() or others.exists()
