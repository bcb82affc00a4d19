"""Refuses to schedule a page that could not be published when its time comes; keeps citations and the order of work beside what is published."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db.models.signals import post_delete, post_save, pre_save
from wagtail.models import Page, Revision
from wagtail.signals import page_published, page_unpublished

from .aspects.fields import CHOOSE_AN_ASPECT
from .citations import record_citations
from .work_order import forget_edges


def connect() -> None:
    """Connect once, from `ready()`."""
    page_published.connect(keep_citations, dispatch_uid="knowledge_page_published")
    page_unpublished.connect(keep_citations, dispatch_uid="knowledge_page_unpublished")
    from .models import Dependency

    for signal in (post_save, post_delete):
        signal.connect(forget_order, sender=Dependency, dispatch_uid="knowledge_order_of_work")
    pre_save.connect(refuse_scheduling, sender=Revision, dispatch_uid="knowledge_revision_scheduled")


def keep_citations(sender: type, instance: Page, **kwargs: Any) -> None:
    """A page was published or withdrawn: what it cites now is what counts."""
    from .models import MaterialPage

    if isinstance(instance, MaterialPage):
        record_citations(instance)


def forget_order(sender: type, **kwargs: Any) -> None:
    """An editor has changed what comes before what."""
    forget_edges()


def refuse_scheduling(sender: type, instance: Revision, **kwargs: Any) -> None:
    """Publishing checks for an aspect, scheduling in Wagtail does not; the timed run would then stop at this page.

    Raises:
        ValidationError: the revision is to go live at a set time and carries no aspect.
    """
    from .models import MaterialPage

    if not instance.approved_go_live_at:
        return
    model = instance.content_type.model_class()
    if model and issubclass(model, MaterialPage) and not instance.as_object().chosen_aspects:
        raise ValidationError({"aspects": CHOOSE_AN_ASPECT})
