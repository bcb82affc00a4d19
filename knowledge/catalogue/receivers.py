"""Page events of Wagtail, turned into catalogue entries. Plain models call `sync_entry` from their own services."""

from typing import Any

from django.db.models.signals import post_delete, post_save
from wagtail.models import Page, PageViewRestriction
from wagtail.signals import page_published, page_slug_changed, page_unpublished, post_page_move

from knowledge.aspects.models import Aspect
from knowledge.instansi.models import Instansi

from . import registry, services
from .models import Entry


def connect() -> None:
    """Connect once, from `ready()`."""
    page_published.connect(sync_page, dispatch_uid="catalogue_page_published")
    page_unpublished.connect(sync_page, dispatch_uid="catalogue_page_unpublished")
    page_slug_changed.connect(sync_branch, dispatch_uid="catalogue_page_slug_changed")
    post_page_move.connect(sync_branch, dispatch_uid="catalogue_page_moved")
    post_delete.connect(forget, dispatch_uid="catalogue_deleted")
    post_save.connect(relabel_aspect, sender=Aspect, dispatch_uid="catalogue_aspect_saved")
    post_save.connect(resync_instansi, sender=Instansi, dispatch_uid="catalogue_instansi_saved")
    post_save.connect(sync_restricted, sender=PageViewRestriction, dispatch_uid="catalogue_page_restricted")
    post_delete.connect(sync_restricted, sender=PageViewRestriction, dispatch_uid="catalogue_page_opened")


def sync_page(sender: type, instance: Page, **kwargs: Any) -> None:
    """A page was published or unpublished."""
    services.sync_entry(instance)


def sync_branch(sender: type, instance: Page, **kwargs: Any) -> None:
    """A page got another address, and so did all below it."""
    for page in Page.objects.descendant_of(instance, inclusive=True).specific():
        services.sync_entry(page)


def sync_restricted(sender: type, instance: PageViewRestriction, **kwargs: Any) -> None:
    """A branch was closed to the public, or opened again."""
    sync_branch(Page, instance.page)


def relabel_aspect(sender: type, instance: Aspect, created: bool, raw: bool = False, **kwargs: Any) -> None:
    """An aspect may have another name or address."""
    if not created and not raw:
        services.relabel(instance)


def resync_instansi(sender: type, instance: Instansi, created: bool, raw: bool = False, **kwargs: Any) -> None:
    """An instansi may have another name; cards and search show it."""
    if not created and not raw:
        services.resync(Entry.objects.filter(instansi=instance))


def forget(sender: type, instance: Any, **kwargs: Any) -> None:
    """Anything registered was deleted, in whatever way."""
    kind = registry.kind_of(instance)
    if kind is not None:
        services.remove_entry(kind.code, instance.pk)
