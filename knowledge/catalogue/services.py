"""Keeps the catalogue true: one entry for each published thing, none for anything else."""

import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from itertools import islice
from typing import Any

from django.db import models, transaction
from django.db.models import F
from django.db.models.functions import Greatest

from knowledge.aspects.models import Aspect

from . import registry
from .models import CatalogueVersion, Entry
from .signals import entries_changed

CHUNK = 500
# What a draft says of itself under the same name as the entry.
DRAFTED = [
    "url", "summary", "body", "external_id", "date", "starts_at", "instansi_id", "year", "level_from", "level_to",
    "effort", "review_due", "source_status", "is_fictional", "facts",
]  # fmt: skip
WRITTEN = [*DRAFTED, "title", "format", "is_recommendable", "topic_labels", "aspect_labels", "sub_aspect_codes", "updated_at"]
WRITTEN[WRITTEN.index("instansi_id")] = "instansi"

_is_held: ContextVar[bool] = ContextVar("catalogue_is_held", default=False)


def bump_version() -> None:
    """Move the catalogue's version on; stored recommendations older than it are computed anew.

    It follows the clock, so that no number comes twice, not even when the transaction that gave it was rolled back or a backup was
    restored: what somebody kept under the number the first time would pass for fresh.
    """
    microseconds = time.time_ns() // 1000
    if not CatalogueVersion.objects.filter(pk=1).update(number=Greatest(F("number") + 1, microseconds)):
        CatalogueVersion.objects.get_or_create(pk=1, defaults={"number": microseconds})


def current_version() -> int:
    """The catalogue's version (1 query); 0 on an empty site."""
    return CatalogueVersion.objects.filter(pk=1).values_list("number", flat=True).first() or 0


@transaction.atomic
def sync_entry(instance: models.Model) -> Entry | None:
    """Write, refresh or remove the entry of one thing, as its kind's `published` set says.

    Returns the entry, or None when the thing is not published (any earlier entry is gone then).
    """
    kind = registry.kind_of(instance)
    if kind is None or _is_held.get():
        return None
    published = kind.published().filter(pk=instance.pk).first()
    if published is None:
        remove_entry(kind.code, instance.pk)
        return None
    entry = write_entry(kind, published)
    bump_version()
    entries_changed.send(sender=Entry, entry_ids=[entry.pk], removed_ids=[])
    return entry


@transaction.atomic
def sync_entries(kind: registry.EntryKind, instances: Iterable[models.Model]) -> list[Entry]:
    """The same for many things of one kind at once (8 queries and what their drafts cost); returns the entries written."""
    found = {instance.pk: instance for instance in instances}
    if _is_held.get() or not found:
        return []
    published = set(kind.published().filter(pk__in=list(found)).values_list("pk", flat=True))
    entries = write_entries(kind, [instance for pk, instance in found.items() if pk in published])
    removed = list(Entry.objects.filter(kind=kind.code, object_id__in=found.keys() - published).values_list("pk", flat=True))
    Entry.objects.filter(pk__in=removed).delete()
    bump_version()
    entries_changed.send(sender=Entry, entry_ids=[entry.pk for entry in entries], removed_ids=removed)
    return entries


@transaction.atomic
def remove_entry(kind_code: str, object_id: int) -> None:
    """Forget a thing that is no longer published; nothing happens when there is no entry."""
    removed = list(Entry.objects.filter(kind=kind_code, object_id=object_id).values_list("pk", flat=True))
    if removed:
        Entry.objects.filter(pk__in=removed).delete()
        bump_version()
        entries_changed.send(sender=Entry, entry_ids=[], removed_ids=removed)


def write_entry(kind: registry.EntryKind, instance: models.Model) -> Entry:
    """Store what the kind drafts of a published instance, with its links."""
    return write_entries(kind, [instance])[0]


def write_entries(kind: registry.EntryKind, instances: Iterable[models.Model]) -> list[Entry]:
    """Store many of a kind at once (6 queries, however many): rows first, then their links.

    Call it inside a transaction: between rows and links an entry would be without its aspects.
    """
    drafts = [(instance.pk, kind.draft(instance)) for instance in instances]
    added = registry.added_facts(kind.code, [object_id for object_id, _ in drafts])
    for object_id, draft in drafts:
        add_facts(draft.facts, added.get(object_id, ()))
    entries = Entry.objects.bulk_create(
        [drafted_entry(kind, object_id, draft) for object_id, draft in drafts],
        update_conflicts=True,
        unique_fields=["kind", "object_id"],
        update_fields=WRITTEN,
    )
    link(Entry.aspects.through, "aspect_id", [(entry.pk, list(draft.aspects)) for entry, (_, draft) in zip(entries, drafts, strict=True)])
    link(Entry.topics.through, "topic_id", [(entry.pk, list(draft.topics)) for entry, (_, draft) in zip(entries, drafts, strict=True)])
    return entries


def add_facts(facts: dict[str, Any], added: Iterable[dict[str, Any]]) -> None:
    """Put what other rooms know beside what the thing says of itself; their words follow its own on the card."""
    for more in added:
        facts.update({**more, "meta": [*facts.get("meta", ()), *more.get("meta", ())]})


def drafted_entry(kind: registry.EntryKind, object_id: int, draft: registry.EntryDraft) -> Entry:
    """The row of a draft, not saved yet."""
    topics = sorted(draft.topics, key=lambda topic: topic.name)
    return Entry(
        kind=kind.code,
        object_id=object_id,
        title=draft.title[:255],
        format=draft.format or kind.format,
        is_recommendable=kind.is_recommendable,
        topic_labels=[{"name": topic.name, "slug": topic.slug} for topic in topics],
        **aspect_facts(list(draft.aspects)),
        **{name: getattr(draft, name) for name in DRAFTED},
    )


def link(through: type[models.Model], field: str, wanted: list[tuple[int, list[Any]]]) -> None:
    """Make the links of some entries just the wanted ones (2 queries)."""
    through._default_manager.filter(entry__in=[entry_id for entry_id, _ in wanted]).delete()
    through._default_manager.bulk_create(
        [through(entry_id=entry_id, **{field: target.pk}) for entry_id, targets in wanted for target in dict.fromkeys(targets)]
    )


def aspect_facts(aspects: list[Aspect]) -> dict[str, Any]:
    """The aspects of an entry once more as plain data, as cards show them."""
    roots = sorted((a for a in aspects if a.parent_id is None), key=lambda a: (a.framework_id, a.position))
    return {
        "aspect_labels": [{"code": a.code, "name": a.label, "slug": a.slug, "position": a.position, "framework": a.framework_id} for a in roots],
        "sub_aspect_codes": sorted(a.code for a in aspects if a.parent_id is not None),
    }


@transaction.atomic
def relabel(aspect: Aspect) -> None:
    """An aspect was renamed: every entry that shows it shows the new words (3 queries for each 500 entries)."""
    keys = list(aspect.entries.values_list("pk", flat=True))
    for start in range(0, len(keys), CHUNK):
        entries = list(Entry.objects.filter(pk__in=keys[start : start + CHUNK]).for_cards().prefetch_related("aspects"))
        for entry in entries:
            facts = aspect_facts(list(entry.aspects.all()))
            entry.aspect_labels, entry.sub_aspect_codes = facts["aspect_labels"], facts["sub_aspect_codes"]
        Entry.objects.bulk_update(entries, ["aspect_labels", "sub_aspect_codes"], batch_size=100)
    if keys:
        bump_version()
        entries_changed.send(sender=Entry, entry_ids=keys, removed_ids=[])


def resync(entries: Iterable[Entry]) -> None:
    """Write entries anew from the things they stand for, because something that those show has changed."""
    for entry in entries:
        instance = entry.kind_info.model._default_manager.filter(pk=entry.object_id).first()
        if instance is not None:
            sync_entry(instance)


def rebuild(kind_codes: list[str] | None = None) -> int:
    """Write every entry anew without a moment in which the catalogue is empty; returns how many there are (0 while held)."""
    if _is_held.get():
        return 0
    count = 0
    for kind in registry.kinds():
        if kind_codes and kind.code not in kind_codes:
            continue
        seen: set[int] = set()
        instances = kind.published().iterator(chunk_size=CHUNK)
        while batch := list(islice(instances, CHUNK)):
            with transaction.atomic():
                write_entries(kind, batch)
            seen.update(instance.pk for instance in batch)
        written = Entry.objects.filter(kind=kind.code).values_list("pk", "object_id")
        Entry.objects.filter(pk__in=[entry_id for entry_id, object_id in written if object_id not in seen]).delete()
        count += len(seen)
    bump_version()
    entries_changed.send(sender=Entry, entry_ids=None, removed_ids=[])
    return count


@contextmanager
def held() -> Iterator[None]:
    """Let a bulk load pass without following each step; the whole catalogue is rebuilt when it ends."""
    token = _is_held.set(True)
    try:
        yield
    finally:
        _is_held.reset(token)
    rebuild()
