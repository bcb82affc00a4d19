"""What a change of a fragment or a help text sets in motion."""

from functools import partial
from typing import Any

from django.db import transaction
from django.db.models import ProtectedError
from django.db.models.signals import post_delete, post_save, pre_delete
from django.utils.translation import gettext as _
from wagtail.models import Page

from knowledge.catalogue.services import sync_entry

from . import selectors
from .models import Fragment, HelpText


def connect() -> None:
    """Connect once, from `ready()`."""
    post_save.connect(follow_fragment, sender=Fragment, dispatch_uid="editorial_fragment_saved")
    pre_delete.connect(keep_used_fragment, sender=Fragment, dispatch_uid="editorial_fragment_deleted")
    post_save.connect(forget_help, sender=HelpText, dispatch_uid="editorial_help_saved")
    post_delete.connect(forget_help, sender=HelpText, dispatch_uid="editorial_help_deleted")


def follow_fragment(sender: type, instance: Fragment, created: bool, raw: bool = False, **kwargs: Any) -> None:
    """The pages that show a fragment say something else now: search, packs and lists learn of it."""
    if not created and not raw:
        transaction.on_commit(partial(sync_pages, selectors.pages_using(instance)))


def sync_pages(keys: set[int]) -> None:
    """Write the entries of pages anew."""
    for page in Page.objects.filter(pk__in=keys).specific():
        sync_entry(page)


def keep_used_fragment(sender: type, instance: Fragment, **kwargs: Any) -> None:
    """A fragment that stands on a page stays.

    Raises:
        ProtectedError: something shows it.
    """
    if selectors.is_used(instance):
        raise ProtectedError(_("Potongan ini masih dipakai."), {instance})


def forget_help(sender: type, **kwargs: Any) -> None:
    """A help text may say something else now."""
    selectors.forget_help()
