"""Keeping a published thing to find it again, and dropping it."""

from typing import Any

from knowledge.catalogue.models import Entry
from members.reading.models import Bookmark

from .rights import demand_reader


class NothingThere(ValueError):
    """Nothing is published under this kind and number."""


def keep_bookmark(*, by: Any, kind: str, object_id: int) -> Entry:
    """Keep a published thing; keeping it again changes nothing. Returns its entry.

    Raises:
        NothingThere: it is not published, or never was.
        PermissionDenied: the actor may not.
    """
    demand_reader(by)
    entry = Entry.objects.for_cards().filter(kind=kind, object_id=object_id).first()
    if entry is None:
        raise NothingThere(kind, object_id)
    Bookmark.objects.get_or_create(user=by, kind=kind, object_id=object_id)
    return entry


def drop_bookmark(*, by: Any, kind: str, object_id: int) -> None:
    """Drop a thing, published or not; dropping it again changes nothing.

    Raises:
        PermissionDenied: the actor may not.
    """
    demand_reader(by)
    Bookmark.objects.filter(user=by, kind=kind, object_id=object_id).delete()
