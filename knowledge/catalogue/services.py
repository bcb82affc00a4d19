"""Keeps the catalogue true: one entry for each published thing, none for anything else."""

from collections.abc import Iterable
from typing import Any

from django.db import models, transaction
from django.db.models import F

from knowledge.aspects.models import Aspect

from . import registry
from .models import CatalogueVersion, Entry
from .signals import entries_changed

CHUNK = 500


def bump_version() -> None:
    """Move the catalogue's version on; stored recommendations older than it are computed anew."""
    if not CatalogueVersion.objects.filter(pk=1).update(number=F("number") + 1):
        CatalogueVersion.objects.get_or_create(pk=1, defaults={"number": 1})


def current_version() -> int:
    """The catalogue's version (1 query); 0 on an empty site."""
    return CatalogueVersion.objects.filter(pk=1).values_list("number", flat=True).first() or 0


@transaction.atomic
def sync_entry(instance: models.Model) -> Entry | None:
    """Write, refresh or remove the entry of one thing, as its kind's `published` set says.

    Returns the entry, or None when the thing is not published (any earlier entry is gone then).
    """
    kind = registry.kind_of(instance)
    if kind is None:
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
def remove_entry(kind_code: str, object_id: int) -> None:
    """Forget a thing that is no longer published; nothing happens when there is no entry."""
    removed = list(Entry.objects.filter(kind=kind_code, object_id=object_id).values_list("pk", flat=True))
    if removed:
        Entry.objects.filter(pk__in=removed).delete()
        bump_version()
        entries_changed.send(sender=Entry, entry_ids=[], removed_ids=removed)


def write_entry(kind: registry.EntryKind, instance: models.Model) -> Entry:
    """Store what the kind drafts of a published instance, with its links."""
    draft = kind.draft(instance)
    aspects, topics = list(draft.aspects), list(draft.topics)
    fields = {
        name: getattr(draft, name)
        for name in (
            "url",
            "summary",
            "body",
            "external_id",
            "date",
            "starts_at",
            "instansi_id",
            "year",
            "level_from",
            "level_to",
            "effort",
            "review_due",
            "source_status",
            "is_fictional",
            "facts",
        )
    }
    entry, _ = Entry.objects.update_or_create(
        kind=kind.code,
        object_id=instance.pk,
        defaults={
            **fields,
            "title": draft.title[:255],
            "is_recommendable": kind.is_recommendable,
            **aspect_facts(aspects),
            "topic_labels": [{"name": t.name, "slug": t.slug} for t in sorted(topics, key=lambda t: t.name)],
        },
    )
    entry.aspects.set(aspects)
    entry.topics.set(topics)
    return entry


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
    """Write every entry anew without a moment in which the catalogue is empty; returns how many there are."""
    count = 0
    for kind in registry.kinds():
        if kind_codes and kind.code not in kind_codes:
            continue
        seen = set()
        for instance in kind.published().iterator(chunk_size=500):
            with transaction.atomic():
                write_entry(kind, instance)
            seen.add(instance.pk)
        stale = Entry.objects.filter(kind=kind.code)
        for entry_id, object_id in list(stale.values_list("pk", "object_id")):
            if object_id not in seen:
                Entry.objects.filter(pk=entry_id).delete()
        count += len(seen)
    bump_version()
    entries_changed.send(sender=Entry, entry_ids=None, removed_ids=[])
    return count
