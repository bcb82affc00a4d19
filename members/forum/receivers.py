"""Keeps the link from a discussion to the page it asks about true when that page gets another address or title."""

from typing import Any

from knowledge.catalogue.models import Entry
from knowledge.catalogue.signals import entries_changed

from .models import Discussion


def connect() -> None:
    """Connect once, from `ready()`."""
    entries_changed.connect(follow_pages, dispatch_uid="forum_follow_pages")


def follow_pages(sender: type, entry_ids: list[int] | None = None, **kwargs: Any) -> None:
    """Some entries were written anew; `entry_ids` None means all of them."""
    asked = Discussion.objects.exclude(about_kind="")
    entries = Entry.objects.exclude(kind="forum").only("kind", "object_id", "url", "title")
    concerned = entries.filter(object_id__in=asked.values("about_object_id"))
    for entry in concerned if entry_ids is None else concerned.filter(pk__in=entry_ids):
        about = asked.filter(about_kind=entry.kind, about_object_id=entry.object_id)
        about.exclude(about_url=entry.url, about_title=entry.title).update(about_url=entry.url, about_title=entry.title)
