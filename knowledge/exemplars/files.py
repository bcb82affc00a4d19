"""The redacted files: kept in a closed collection, and in an open one only while their exemplar is visible."""

from pathlib import PurePath
from typing import Any

from django.utils.text import slugify
from wagtail.models import Collection, CollectionViewRestriction

from knowledge.media.models import CopDocument

from .models import Exemplar

OPEN, CLOSED = "Bukti yang diterima", "Bukti yang belum tampil"
LONGEST_NAME = 60


def collection(name: str) -> Collection:
    """One of the two collections, made when it is missing; the closed one is closed to everybody outside of the CMS."""
    root = Collection.get_first_root_node()
    known = root.get_children().filter(name=name).first()
    if known is None:
        known = root.add_child(name=name)
        if name == CLOSED:
            # Open to no group: what is in it neither leaves at its address nor is found through a page that links to it.
            CollectionViewRestriction.objects.create(collection=known, restriction_type=CollectionViewRestriction.GROUPS)
    return known


def store_file(upload: Any, *, title: str, by: Any, source: str) -> CopDocument:
    """Keep an upload that has passed the checks, out of sight and under a name that says nothing of its sender's computer.

    Raises:
        ValidationError: its content contradicts its name.
    """
    ending = PurePath(upload.name).suffix.lower()
    upload.name = f"{slugify(title)[:LONGEST_NAME] or 'bukti'}{ending}"
    document = CopDocument(title=title, source=source[:200], collection=collection(CLOSED), uploaded_by_user=by, file=upload)
    document.full_clean(exclude=["tags"])
    document._set_document_file_metadata()
    document.save()
    return document


def place_file(exemplar: Exemplar) -> None:
    """Move the file to where it belongs now (1 query, more when it moves)."""
    document = CopDocument.objects.select_related("collection").filter(exemplar=exemplar.pk).first()
    if document is None:
        return
    wanted = OPEN if Exemplar.objects.visible().filter(pk=exemplar.pk).exists() else CLOSED
    if document.collection.name != wanted:
        document.collection = collection(wanted)
        document.save(update_fields=["collection"])
