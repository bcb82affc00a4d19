"""Remembers beside each thing what its line said when it was last imported, in the log that the CMS keeps anyway."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model
from django.utils import timezone
from wagtail.models import ModelLogEntry, Page, PageLogEntry

IMPORTED = "cop_site.import"


@dataclass(frozen=True)
class Mark:
    """The digest of the line, its original address, and the revision that it became (pages only)."""

    digest: str
    address: str = ""
    revision_id: int | None = None


def mark_of(data: dict[str, Any], revision_id: int | None = None) -> Mark:
    """A mark as the log holds it."""
    return Mark(data.get("digest", ""), data.get("address", ""), revision_id)


def marks_of_pages(keys: Iterable[int]) -> dict[int, Mark]:
    """The latest mark of each page that has one (1 query)."""
    rows = PageLogEntry.objects.filter(page_id__in=list(keys), action=IMPORTED).order_by("pk").values_list("page_id", "data", "revision_id")
    return {key: mark_of(data, revision_id) for key, data, revision_id in rows}


def marks_of(model: type[Model], keys: Iterable[int]) -> dict[int, Mark]:
    """The same for rows of another model (1 query)."""
    content_type = ContentType.objects.get_for_model(model)
    rows = ModelLogEntry.objects.filter(content_type=content_type, object_id__in=[str(key) for key in keys], action=IMPORTED)
    return {int(key): mark_of(data) for key, data in rows.order_by("pk").values_list("object_id", "data")}


def mark_pages(pages: Iterable[tuple[Page, Mark]], *, by: Any) -> None:
    """Log pages with their marks; `latest_revision` is the one that the import made (1 query)."""
    now = timezone.now()
    PageLogEntry.objects.bulk_create(
        PageLogEntry(
            page_id=page.pk, content_type_id=page.content_type_id, label=page.title, action=IMPORTED, timestamp=now, user=by,
            revision_id=page.latest_revision_id, content_changed=True, data={"digest": said.digest, "address": said.address},
        )
        for page, said in pages
    )  # fmt: skip


def mark_rows(rows: Iterable[tuple[Model, Mark]], *, by: Any) -> None:
    """Log rows of another model with their marks (1 query)."""
    now = timezone.now()
    ModelLogEntry.objects.bulk_create(
        ModelLogEntry(
            object_id=str(row.pk), content_type=ContentType.objects.get_for_model(row), label=str(row), action=IMPORTED, timestamp=now, user=by,
            content_changed=True, data={"digest": said.digest, "address": said.address},
        )
        for row, said in rows
    )  # fmt: skip
