"""Keeps series, catalogue and privacy in step when pages move, series are renamed, or a branch becomes private."""

from typing import Any

from django.db.models.signals import post_delete, post_save
from wagtail.models import Page, PageViewRestriction
from wagtail.signals import page_published, post_page_move

from knowledge.catalogue.services import sync_entry

from .models import EventPage, EventSeriesPage
from .podcast.models import EpisodePage


def connect() -> None:
    """Connect once, from `ready()`."""
    page_published.connect(refresh_editions, sender=EventSeriesPage, dispatch_uid="events_series_published")
    post_page_move.connect(follow_the_tree, dispatch_uid="events_page_moved")
    post_save.connect(restriction_changed, sender=PageViewRestriction, dispatch_uid="events_restriction_saved")
    post_delete.connect(restriction_changed, sender=PageViewRestriction, dispatch_uid="events_restriction_deleted")


def refresh_editions(sender: type, instance: EventSeriesPage, **kwargs: Any) -> None:
    """Entries carry the title of their series."""
    sync_branch(instance)


def follow_the_tree(sender: type, instance: Page, **kwargs: Any) -> None:
    """A moved event or episode belongs to the series below which it now stands."""
    page = instance.specific
    if isinstance(page, EventPage | EpisodePage):
        parent = Page.objects.get(pk=page.pk).get_parent()
        type(page).objects.filter(pk=page.pk).update(series=EventPage.series_of(parent))


def restriction_changed(sender: type, instance: PageViewRestriction, **kwargs: Any) -> None:
    """What became private leaves every list at once; what became public enters."""
    page = Page.objects.filter(pk=instance.page_id).first()
    if page is not None:
        sync_branch(page)


def sync_branch(page: Page) -> None:
    """Write or remove the entries of all events and episodes below a page, itself included."""
    for model in (EventPage, EpisodePage):
        for below in model.objects.descendant_of(page, inclusive=True):
            sync_entry(below)
