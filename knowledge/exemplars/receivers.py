"""Follows files that are replaced, moved, read or deleted elsewhere, as in the CMS."""

from typing import Any

from django.db.models.signals import post_save, pre_delete

from knowledge.catalogue.services import sync_entry
from knowledge.media.models import CopDocument
from knowledge.media.signals import text_changed

from .models import Exemplar
from .services import follow_file


def connect() -> None:
    """Connect once, from `ready()`."""
    post_save.connect(file_saved, sender=CopDocument, dispatch_uid="exemplars_file_saved")
    pre_delete.connect(file_going, sender=CopDocument, dispatch_uid="exemplars_file_going")
    text_changed.connect(text_read, sender=CopDocument, dispatch_uid="exemplars_text_read")


def shown_with(document: CopDocument) -> Exemplar | None:
    """The exemplar whose file this is (1 query)."""
    return Exemplar.objects.filter(document=document.pk).first()


def file_saved(sender: type, instance: CopDocument, raw: bool = False, **kwargs: Any) -> None:
    """It may be another file, or lie elsewhere now."""
    exemplar = None if raw else shown_with(instance)
    if exemplar is not None:
        follow_file(exemplar)


def file_going(sender: type, instance: CopDocument, **kwargs: Any) -> None:
    """Without its file nothing is shown."""
    exemplar = shown_with(instance)
    if exemplar is not None:
        follow_file(exemplar, is_gone=True)


def text_read(sender: type, document: CopDocument, **kwargs: Any) -> None:
    """Search finds what the file says now."""
    exemplar = shown_with(document)
    if exemplar is not None:
        sync_entry(exemplar)
