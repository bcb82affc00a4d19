"""Keeps the text of documents true to their files, and counts downloads."""

import json
import logging
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import DatabaseError, IntegrityError, transaction
from django.db.models import F
from django.utils import timezone

from .models import CopDocument, DocumentText, DownloadCount, Readability
from .reading import MOST_SECONDS, READERS
from .signals import text_changed

logger = logging.getLogger(__name__)
# The reader stops by itself after MOST_SECONDS; one that hangs inside a page is ended.
GRACE_SECONDS = 5


def source_key(document: CopDocument) -> str:
    """Which file a text was read from."""
    return f"{document.file.name}#{document.file_hash}"[:400]


def read_document(document: CopDocument, *, again: bool = False) -> DocumentText | None:
    """Read the text of a document's file unless that was done already; None when the document is gone.

    Costs a process of up to MOST_SECONDS + GRACE_SECONDS. A file that cannot be read has an empty text that says why.
    """
    key = source_key(document)
    known = DocumentText.objects.filter(document=document).first()
    if known and known.source_key == key and not again:
        return known
    found = text_in_file(document)
    try:
        reading, _is_new = DocumentText.objects.update_or_create(
            document=document, defaults={"text": found["text"], "readability": found["readability"], "source_key": key}
        )
    except IntegrityError:
        # It was deleted while its file was read.
        return None
    text_changed.send(sender=CopDocument, document=document)
    return reading


def text_in_file(document: CopDocument) -> dict[str, str]:
    """What the reading process answers."""
    ending = document.file_extension.lower()
    if ending not in READERS:
        return {"text": "", "readability": Readability.OTHER}
    with tempfile.NamedTemporaryFile(suffix=f".{ending}") as copy:
        try:
            with document.file.storage.open(str(document.file.name), "rb") as source:
                for piece in iter(lambda: source.read(1024 * 1024), b""):
                    copy.write(piece)
            copy.flush()
            return answer_of(Path(copy.name), ending)
        except subprocess.TimeoutExpired:
            return {"text": "", "readability": Readability.SLOW}
        except (OSError, ValueError) as error:
            logger.warning("The text of document %s could not be read: %s", document.pk, error)
            return {"text": "", "readability": Readability.BROKEN}


def answer_of(path: Path, ending: str) -> dict[str, str]:
    """Run the reader on a file with nothing of ours in its environment.

    Raises:
        subprocess.TimeoutExpired: it did not end in time.
        ValueError: it died without an answer.
    """
    command = [sys.executable, "-m", "knowledge.media.reading", str(path), ending]
    environment = {"PATH": os.environ.get("PATH", ""), "PYTHONPATH": str(settings.PROJECT_DIR), "PYTHONDONTWRITEBYTECODE": "1"}
    run = subprocess.run(  # noqa: S603  our own module; the file is an argument, never a command
        command, cwd=settings.PROJECT_DIR, env=environment, capture_output=True, timeout=MOST_SECONDS + GRACE_SECONDS, check=False
    )
    if run.returncode < 0 or b"MemoryError" in run.stderr:
        return {"text": "", "readability": Readability.SLOW}
    answer: dict[str, str] = json.loads(run.stdout)
    return answer


def read_documents(*, again: bool = False) -> int:
    """Read every document whose text is missing or was read from an earlier file; how many were read."""
    count = 0
    for document in CopDocument.objects.select_related("reading").iterator(chunk_size=200):
        known = getattr(document, "reading", None)
        if again or known is None or known.source_key != source_key(document):
            read_document(document, again=again)
            count += 1
    return count


def count_download(document_id: int) -> None:
    """One more download today. Counting never stands in the way of the file: a database that refuses is only logged."""
    today = timezone.localdate()
    wanted: dict[str, Any] = {"document_id": document_id, "day": today}
    try:
        if DownloadCount.objects.filter(**wanted).update(count=F("count") + 1):
            return
        try:
            with transaction.atomic():
                DownloadCount.objects.create(**wanted, count=1)
        except IntegrityError:
            # Somebody else's was the first today.
            DownloadCount.objects.filter(**wanted).update(count=F("count") + 1)
    except DatabaseError:
        logger.exception("A download of document %s was not counted.", document_id)
