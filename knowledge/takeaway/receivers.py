"""Lets search follow a document: the pages that offer it are written to the catalogue anew when its text changes or it is gone."""

from functools import partial
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models.signals import pre_delete
from wagtail.models import Page, ReferenceIndex

from knowledge.catalogue.services import sync_entry
from knowledge.media.models import CopDocument
from knowledge.media.signals import text_changed


def connect() -> None:
    """Connect once, from `ready()`."""
    text_changed.connect(sync_pages_of, sender=CopDocument, dispatch_uid="takeaway_document_changed")
    pre_delete.connect(sync_pages_without, sender=CopDocument, dispatch_uid="takeaway_document_deleted")


def sync_pages_of(sender: type, document: CopDocument, **kwargs: Any) -> None:
    """The document says something else, or says it no longer to everybody."""
    sync_pages(pages_with(document))


def sync_pages_without(sender: type, instance: CopDocument, **kwargs: Any) -> None:
    """The document is about to go; its pages lose its words when it is gone."""
    transaction.on_commit(partial(sync_pages, pages_with(instance)))


def pages_with(document: CopDocument) -> set[int]:
    """The pages that refer to a document, in whatever way (1 query)."""
    references = ReferenceIndex.get_references_to(document).filter(base_content_type=ContentType.objects.get_for_model(Page))
    return {int(key) for key in references.values_list("object_id", flat=True)}


def sync_pages(keys: set[int]) -> None:
    """Write their entries anew."""
    for page in Page.objects.filter(pk__in=keys).specific():
        sync_entry(page)
