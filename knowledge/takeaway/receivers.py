"""Lets search follow a document: the pages that offer it are written to the catalogue anew when its text changes."""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from wagtail.models import Page, ReferenceIndex

from knowledge.catalogue.services import sync_entry
from knowledge.media.models import CopDocument
from knowledge.media.signals import text_changed


def connect() -> None:
    """Connect once, from `ready()`."""
    text_changed.connect(sync_pages_of, sender=CopDocument, dispatch_uid="takeaway_document_changed")


def sync_pages_of(sender: type, document: CopDocument, **kwargs: Any) -> None:
    """Every page that refers to the document, in whatever way."""
    references = ReferenceIndex.get_references_to(document).filter(base_content_type=ContentType.objects.get_for_model(Page))
    keys = {int(key) for key in references.values_list("object_id", flat=True)}
    for page in Page.objects.filter(pk__in=keys).specific():
        sync_entry(page)
