"""Reads of topics' names and of what a merge would move."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db import models
from taggit.models import TagBase
from wagtail.models import Revision

from knowledge.aspects.models import Topic

from .models import TopicName


@dataclass(frozen=True)
class Use:
    """A table whose rows name a tag: the model, and its field that does."""

    model: type[models.Model]
    field: str

    @property
    def label(self) -> str:
        """What its rows are called; of links between two things, what the other thing is called."""
        others = [f.related_model for f in self.model._meta.fields if f.is_relation and f.name != self.field]
        named = next((other for other in others if isinstance(other, type)), self.model) if self.is_link else self.model
        return str(named._meta.verbose_name)

    @property
    def is_link(self) -> bool:
        """Whether its rows only tie a tag to something."""
        return bool(self.model._meta.auto_created) or self.field == "tag"

    def of(self, tag: TagBase) -> models.QuerySet:
        """The rows that name a tag."""
        return self.model._default_manager.filter(**{self.field: tag})


def topic_called(slug: str) -> Topic | None:
    """The topic that this other name means (1 query)."""
    found = TopicName.objects.select_related("topic").filter(slug=slug).first() if slug and "\0" not in slug else None
    return found.topic if found else None


def former_slugs() -> list[str]:
    """Addresses of topics that were merged into others (1 query)."""
    return list(TopicName.objects.filter(is_former=True).values_list("slug", flat=True))


def uses_of(model: type[TagBase]) -> list[Use]:
    """Every table that names tags of a vocabulary, of whatever room: found by its keys, so that none is forgotten."""
    found = {}
    for relation in model._meta.get_fields():
        if relation.is_relation and relation.many_to_many:
            link = relation.through if relation.auto_created else relation.remote_field.through
            for field in link._meta.fields:
                if field.is_relation and field.related_model is model:
                    found[link, field.name] = Use(link, field.name)
        elif relation.auto_created and relation.is_relation:
            found[relation.related_model, relation.field.name] = Use(relation.related_model, relation.field.name)
    return list(found.values())


def drafts_naming(tag: TagBase) -> Iterable[Revision]:
    """Kept versions of pages whose tags name this one (they are read one by one)."""
    links: list[Any] = [use.model for use in uses_of(type(tag)) if use.field == "tag"]
    # Kept versions hold links under the name by which a page knows them.
    owners = [getattr(getattr(link, "content_object", None), "field", None) for link in links]
    names = {owner.remote_field.related_name for owner in owners if owner is not None}
    text = models.functions.Cast("content", models.TextField())
    for revision in Revision.page_revisions.annotate(text=text).filter(text__contains=f'"tag": {tag.pk}').iterator(chunk_size=100):
        if any(row.get("tag") == tag.pk for name in names for row in revision.content.get(name) or []):
            yield revision


@dataclass(frozen=True)
class Moved:
    """How many rows of a table name the tag that goes."""

    label: str
    count: int


def preview(source: TagBase) -> list[Moved]:
    """What a merge would move (a query for each table)."""
    rows = [Moved(use.label, count) for use in uses_of(type(source)) if (count := use.of(source).count())]
    drafts = sum(1 for _revision in drafts_naming(source))
    return [*rows, *([Moved(str(Revision._meta.verbose_name), drafts)] if drafts else [])]


def vocabularies() -> dict[str, Any]:
    """The vocabularies that can be merged, by their name in an address: governed topics, and tags of images and documents."""
    from taggit.models import Tag

    return {"topik": Topic, "tag": Tag}
