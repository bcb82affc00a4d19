"""Keeps the index true to the catalogue."""

from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone

from knowledge.catalogue.models import Entry

from . import thesaurus
from .documents import batches
from .engines import database_engine


def index_entries(ids: Iterable[int]) -> None:
    """Write some entries, within the caller's transaction."""
    for batch in batches(Entry.objects.filter(pk__in=list(ids))):
        database_engine().index(batch)


def forget_entries(ids: Iterable[int]) -> None:
    """Remove some entries, within the caller's transaction."""
    database_engine().delete(ids)


def rebuild_index() -> int:
    """Write the whole index anew beside the old one and change over in one step; returns how many documents it holds.

    What is written meanwhile goes to the old index and is caught up at the end, when no other writer can come between.
    """
    engine, started = database_engine(), timezone.now()
    engine.begin_rebuild()
    for batch in batches(Entry.objects.all()):
        engine.fill(batch)
    with transaction.atomic():
        engine.lock()
        ids = list(Entry.objects.values_list("pk", flat=True))
        engine.finish_rebuild(batches(Entry.objects.filter(updated_at__gte=started)), ids)
    thesaurus.forget()
    return len(ids)


def ensure_index() -> None:
    """Make the index after a migration; fill it when it was made now, empty it when the catalogue was flushed."""
    engine = database_engine()
    if engine.ensure():
        rebuild_index()
    elif not Entry.objects.exists():
        engine.clear()
