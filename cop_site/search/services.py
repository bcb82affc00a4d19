"""Keeps the index true to the catalogue: the database's own in the same transaction, an outer one right after it."""

import logging
from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone

from knowledge.catalogue.models import Entry

from . import thesaurus
from .documents import batches
from .engines import Engine, EngineDown, database_engine, outer_engine
from .models import PendingDocument

logger = logging.getLogger(__name__)
SENT_AT_ONCE = 500


@transaction.atomic(savepoint=False)
def index_entries(ids: Iterable[int]) -> None:
    """Write some entries, within the caller's transaction if there is one."""
    ids = list(ids)
    for batch in batches(Entry.objects.filter(pk__in=ids)):
        database_engine().index(batch)
    note_pending(ids)


@transaction.atomic(savepoint=False)
def forget_entries(ids: Iterable[int]) -> None:
    """Remove some entries, within the caller's transaction if there is one."""
    ids = list(ids)
    if ids:
        database_engine().delete(ids)
        note_pending(ids)


def note_pending(ids: list[int]) -> None:
    """Have the outer engine, if there is one, told after the commit; what it does not take stays noted."""
    if not ids or outer_engine() is None:
        return
    PendingDocument.objects.bulk_create(
        (PendingDocument(entry_id=id_, changed_at=timezone.now()) for id_ in sorted(ids)),
        update_conflicts=True,
        unique_fields=["entry_id"],
        update_fields=["changed_at"],
        batch_size=SENT_AT_ONCE,
    )
    transaction.on_commit(send_pending, robust=True)


def send_pending() -> bool:
    """Send what the outer engine has not confirmed yet; False when some must wait because it is down."""
    engine = outer_engine()
    if engine is None:
        return True
    while pending := list(PendingDocument.objects.order_by("changed_at")[:SENT_AT_ONCE]):
        ids = [note.entry_id for note in pending]
        there = set(Entry.objects.filter(pk__in=ids).values_list("pk", flat=True))
        try:
            for batch in batches(Entry.objects.filter(pk__in=there)):
                engine.index(batch)
            engine.delete([id_ for id_ in ids if id_ not in there])
        except EngineDown:
            logger.warning("The outer search engine does not answer; %s documents wait.", len(pending))
            return False
        for note in pending:
            PendingDocument.objects.filter(entry_id=note.entry_id, changed_at=note.changed_at).delete()
    return True


def rebuild_index() -> int:
    """Write the whole index anew beside the old one and change over in one step; returns how many documents it holds."""
    count = rebuild(database_engine())
    thesaurus.forget()
    if outer_engine() is not None:
        transaction.on_commit(rebuild_outer, robust=True)
    return count


def rebuild_outer() -> None:
    """Write the outer engine's index anew; when it does not answer, everything is noted to be sent as soon as it does."""
    engine = outer_engine()
    if engine is None:
        return
    started = timezone.now()
    try:
        rebuild(engine)
    except EngineDown:
        logger.warning("The outer search engine does not answer; search goes on in the database.")
        note_pending(list(Entry.objects.values_list("pk", flat=True)))
        return
    PendingDocument.objects.filter(changed_at__lt=started).delete()


def rebuild(engine: Engine) -> int:
    """Rebuild one engine; what is written meanwhile goes to the old index and is caught up when no other writer can come between."""
    started = timezone.now()
    engine.begin_rebuild()
    for batch in batches(Entry.objects.all()):
        engine.fill(batch)
    with transaction.atomic():
        engine.lock()
        ids = list(Entry.objects.values_list("pk", flat=True))
        engine.finish_rebuild(batches(Entry.objects.filter(updated_at__gte=started)), ids)
    return len(ids)


def ensure_index() -> None:
    """Make the index after a migration; fill it when it was made now, empty it when the catalogue was flushed."""
    engine = database_engine()
    if engine.ensure():
        rebuild(engine)
    elif not Entry.objects.exists():
        engine.clear()
    outer = outer_engine()
    try:
        if outer is not None and outer.ensure():
            rebuild_outer()
    except EngineDown:
        logger.warning("The outer search engine does not answer; run rebuild_search when it does.")
