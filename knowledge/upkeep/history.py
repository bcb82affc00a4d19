"""The public history of an item: its published versions and what changed between two of them. A draft never appears here."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Model
from django.db.models.fields import CharField, Field, IntegerField, TextField
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page, PageLogEntry, Revision
from wagtail.rich_text import get_text_for_indexing

from knowledge.models import MaterialPage

from .differences import Segment, word_differences

PUBLISHING = ("wagtail.publish", "wagtail.publish.scheduled")
WITHDRAWING = ("wagtail.unpublish", "wagtail.unpublish.scheduled")
# More is of no use to a reader, and every page must stay cheap.
MOST_VERSIONS = 50
# What is for editors and machines alone.
NOT_FOR_READERS = {"external_id", "rights", "path", "url_path", "slug", "draft_title", "seo_title", "search_description"}


@dataclass(frozen=True)
class Version:
    """One published version: its revision, when it went live, and in which role somebody put it there."""

    revision_id: int
    published_at: Any
    role: str


@dataclass(frozen=True)
class Change:
    """What changed in one field, as pieces to read."""

    label: str
    segments: list[Segment]


def published_versions(page: Page) -> list[Version]:
    """The versions that were public since the item was last withdrawn, the newest first, 50 at most (3 queries).

    What was published before a withdrawal stays withdrawn: that is how an editor takes a slip out of the history for good.
    """
    logs = PageLogEntry.objects.filter(page=page.pk)
    withdrawn = logs.filter(action__in=WITHDRAWING).order_by("-timestamp").values_list("timestamp", flat=True).first()
    published = logs.filter(action__in=PUBLISHING, revision__isnull=False).order_by("-timestamp", "-pk")
    if withdrawn:
        published = published.filter(timestamp__gt=withdrawn)
    rows = list(published.values_list("revision", "timestamp", "user")[: MOST_VERSIONS * 2])
    # Old revisions may have been purged while their log stayed.
    kept = set(Revision.page_revisions.filter(pk__in=[row[0] for row in rows], object_id=str(page.pk)).values_list("pk", flat=True))
    newest: dict[int, Version] = {}
    for revision_id, at, user_id in rows:
        if revision_id in kept:
            newest.setdefault(revision_id, Version(revision_id, at, role_of(page, user_id)))
    return list(newest.values())[:MOST_VERSIONS]


def role_of(page: Page, user_id: int | None) -> str:
    """Who published, as a role: names of editors are nobody's business."""
    if user_id is None:
        return _("otomatis")
    return _("penyusun") if user_id == page.owner_id else _("tim editor")


def changes_between(page: Page, older: Version, newer: Version) -> list[Change]:
    """What differs between two published versions, field by field; only fields with a difference (1 query)."""
    revisions = Revision.page_revisions.in_bulk([older.revision_id, newer.revision_id])
    model = page.specific_class or Page
    before, after = (readable(model, revisions[version.revision_id].content) for version in (older, newer))
    labels = {**before[1], **after[1]}
    return [
        Change(labels[name], word_differences(before[0].get(name, ""), after[0].get(name, "")))
        for name in labels
        if before[0].get(name, "") != after[0].get(name, "")
    ]


def readable(model: type[Model], content: dict[str, Any]) -> tuple[dict[str, str], dict[str, str]]:
    """The texts of a stored version by field, a line for each piece, and the words for the fields (no query)."""
    texts, labels = {}, {}
    for field in reader_fields(model):
        texts[field.name] = "\n".join(line for line in lines_of(field, content.get(field.name)) if line.strip())
        labels[field.name] = str(capfirst(field.verbose_name))
    return texts, labels


def reader_fields(model: type[Model]) -> Iterator[Field]:
    """The title and what the page type itself adds, as far as it is text or a number that readers see."""
    own = {field.name for field in Page._meta.get_fields()}
    for field in model._meta.concrete_fields:
        is_readable = isinstance(field, CharField | TextField | IntegerField | StreamField) and not field.is_relation
        if is_readable and (field.name == "title" or field.name not in own | NOT_FOR_READERS):
            yield field


def lines_of(field: Field, value: Any) -> Iterator[str]:
    """The text of one field as it was stored, without markup."""
    if value in (None, ""):
        return
    if isinstance(field, StreamField):
        for block in field.to_python(value):
            yield from (" ".join(str(text).split()) for text in block.block.get_searchable_content(block.value))
    elif isinstance(field, RichTextField):
        yield get_text_for_indexing(value)
    elif field.choices:
        yield str(dict(field.flatchoices).get(value, value))
    else:
        yield from str(value).splitlines()


def open_page(pk: int) -> Page | None:
    """An item of the library that everybody may read now, or None (2 queries)."""
    page = Page.objects.live().public().filter(pk=pk).first()
    if page is None or page.specific_class is None or not issubclass(page.specific_class, MaterialPage):
        return None
    return page
