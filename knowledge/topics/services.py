"""Merging one topic or tag into another, in one step that cannot be done twice."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from taggit.models import TagBase
from wagtail.log_actions import log

from knowledge.aspects.models import Topic
from knowledge.catalogue.models import Entry
from knowledge.catalogue.services import bump_version, resync

from .models import TopicName
from .selectors import drafts_naming, uses_of
from .signals import tags_merged

MERGED = "cop.merge_tag"


class AlreadyMerged(LookupError):
    """One of the two is there no longer."""


class SameTag(ValueError):
    """A tag cannot be merged into itself."""


def may_merge(user: Any, model: type[TagBase]) -> bool:
    """Whether somebody may: it changes one and deletes another."""
    meta = model._meta
    return bool(user.has_perm(f"{meta.app_label}.change_{meta.model_name}") and user.has_perm(f"{meta.app_label}.delete_{meta.model_name}"))


@transaction.atomic
def merge_tags(source: TagBase, target: TagBase, *, by: Any) -> int:
    """Move every use of one tag to another of its vocabulary and delete it; returns how many rows moved.

    Whatever names it moves, of whatever room: links of pages and their kept versions, findings, followers. What named both names the
    target once. The name of a topic stays as another name of the target, so that its address and its search go on.

    Raises:
        SameTag: both are the same.
        AlreadyMerged: one of them is gone.
        PermissionDenied: the actor may not.
    """
    model: Any = type(source)
    if not may_merge(by, model):
        raise PermissionDenied("merge_tags")
    if source.pk == target.pk or type(target) is not model:
        raise SameTag(source.pk)
    there = {tag.pk: tag for tag in model._default_manager.select_for_update().filter(pk__in=[source.pk, target.pk]).order_by("pk")}
    if len(there) < 2:
        raise AlreadyMerged(source.pk)
    source, target = there[source.pk], there[target.pk]
    entries = list(Entry.objects.filter(topics=source).values_list("pk", flat=True)) if model is Topic else []
    moved = sum(move(use.model, use.field, source, target) for use in uses_of(model))
    rewrite_drafts(source, target)
    if model is Topic:
        keep_name(source, target)
    said = {"source": {"id": source.pk, "name": source.name, "slug": source.slug}, "moved": moved}
    tags_merged.send(sender=model, source=source, target=target)
    source.delete()
    log(instance=target, action=MERGED, user=by, data=said)
    resync(Entry.objects.filter(pk__in=entries))
    bump_version()
    return moved


def move(model: Any, field: str, source: TagBase, target: TagBase) -> int:
    """Have rows name the target; those that would then be there twice go."""
    count = 0
    for row in model._default_manager.filter(**{field: source}).order_by("pk"):
        try:
            with transaction.atomic():
                model._default_manager.filter(pk=row.pk).update(**{field: target})
            count += 1
        except IntegrityError:
            # Whatever the room's constraint is: the same thing names the target already.
            model._default_manager.filter(pk=row.pk).delete()
    return count


def rewrite_drafts(source: TagBase, target: TagBase) -> None:
    """Have kept versions of pages name the target, so that an old one can still be published."""
    for revision in list(drafts_naming(source)):
        for rows in revision.content.values():
            if not isinstance(rows, list) or not any(isinstance(row, dict) and row.get("tag") == source.pk for row in rows):
                continue
            has_target = any(row.get("tag") == target.pk for row in rows)
            rows[:] = [row for row in rows if row.get("tag") != source.pk or not has_target]
            for row in rows:
                row["tag"] = target.pk if row.get("tag") == source.pk else row.get("tag")
        revision.save(update_fields=["content"])


def keep_name(source: TagBase, target: TagBase) -> None:
    """The name and the address of a topic go on as another name."""
    TopicName.objects.update_or_create(slug=source.slug, defaults={"topic": target, "name": source.name[:100], "is_former": True})
