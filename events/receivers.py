"""Keeps series and catalogue in step when pages move or series are renamed."""

from typing import Any

from wagtail.models import Page
from wagtail.signals import page_published, post_page_move

from knowledge.catalogue.services import sync_entry

from .models import EventPage, EventSeriesPage
from .podcast.models import EpisodePage


def connect() -> None:
    """Connect once, from `ready()`."""
    page_published.connect(refresh_editions, sender=EventSeriesPage, dispatch_uid="events_series_published")
    post_page_move.connect(follow_the_tree, dispatch_uid="events_page_moved")


def refresh_editions(sender: type, instance: EventSeriesPage, **kwargs: Any) -> None:
    """Entries carry the title of their series."""
    sync_branch(instance)


def follow_the_tree(sender: type, instance: Page, **kwargs: Any) -> None:
    """A moved event or episode belongs to the series below which it now stands."""
    page = instance.specific
    if isinstance(page, EventPage | EpisodePage):
        parent = Page.objects.get(pk=page.pk).get_parent()
        type(page).objects.filter(pk=page.pk).update(series=EventPage.series_of(parent))


def sync_branch(page: Page) -> None:
    """Write or remove the entries of all events and episodes below a page, itself included."""
    for model in (EventPage, EpisodePage):
        for below in model.objects.descendant_of(page, inclusive=True):
            sync_entry(below)
