"""Reads a document when it is uploaded or replaced, and counts it when it is served."""

import re
from functools import partial
from typing import Any

from django.db import transaction
from django.db.models.signals import post_delete, post_save
from wagtail.documents.models import document_served
from wagtail.models import CollectionViewRestriction

from . import services
from .models import CopDocument
from .signals import text_changed

# Programs that fetch without a reader.
ROBOT = re.compile(
    r"bot\b|bot/|crawl|spider|slurp|preview|scan|monitor|headless|python-|curl|wget|httpclient|go-http|java/|okhttp|feed", re.IGNORECASE
)


def connect() -> None:
    """Connect once, from `ready()`."""
    post_save.connect(document_saved, sender=CopDocument, dispatch_uid="media_document_saved")
    post_save.connect(collection_changed, sender=CollectionViewRestriction, dispatch_uid="media_collection_closed")
    post_delete.connect(collection_changed, sender=CollectionViewRestriction, dispatch_uid="media_collection_opened")
    document_served.connect(count_serving, dispatch_uid="media_document_served")


def document_saved(sender: type, instance: CopDocument, raw: bool = False, **kwargs: Any) -> None:
    """Its file may be another one, or it may have moved to a closed collection."""
    if not raw:
        transaction.on_commit(partial(follow, instance.pk))


def follow(document_id: int) -> None:
    """Read what is new; when nothing is, tell those who show it all the same."""
    document = CopDocument.objects.select_related("reading").filter(pk=document_id).first()
    if document is None:
        return
    known = getattr(document, "reading", None)
    if known is None or known.source_key != services.source_key(document):
        services.read_document(document)
    else:
        text_changed.send(sender=CopDocument, document=document)


def collection_changed(sender: type, instance: CollectionViewRestriction, **kwargs: Any) -> None:
    """A collection was closed to the public, or opened again: what its documents say is found no more, or again."""
    for document in CopDocument.objects.filter(collection__path__startswith=instance.collection.path):
        text_changed.send(sender=CopDocument, document=document)


def count_serving(sender: type, instance: CopDocument, request: Any, **kwargs: Any) -> None:
    """A document is on its way to somebody."""
    if is_a_download(request, instance):
        services.count_download(instance.pk)


def is_a_download(request: Any, document: CopDocument) -> bool:
    """Whether a reader gets the file now: the whole of it or its beginning, not a copy they hold, not a robot."""
    headers = request.headers
    if request.method != "GET" or not headers.get("User-Agent") or ROBOT.search(headers["User-Agent"]):
        return False
    if "prefetch" in f"{headers.get('Sec-Purpose', '')} {headers.get('Purpose', '')}":
        return False
    if document.file_hash and document.file_hash in headers.get("If-None-Match", ""):
        return False
    return headers.get("Range", "bytes=0-").replace(" ", "").startswith("bytes=0-")
