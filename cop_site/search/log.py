"""Remembers what was asked, not by whom: questions wait in the process and are written together, away from the answer.

What is typed without being sent is never written: `/cari/saran/` leaves no trace. Pages that search with every key (and
readers who press Enter too early) send "tal", "talen", "talenta": a text that follows within half a minute and begins with
an earlier one takes its place. Nothing tells readers apart here, so two people may rarely be counted as one; that is the price
of holding no mark of a person.
"""

import logging
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from threading import Lock

from django.conf import settings
from django.db import transaction
from django.http import HttpRequest
from django.utils import timezone

from knowledge.afterwards import Afterwards
from knowledge.popularity.robots import is_reader

from .masking import masked
from .models import LONGEST_LOGGED, SearchLog

logger = logging.getLogger(__name__)
TYPING_WINDOW = timedelta(seconds=30)
# Beyond this the database has been away for long; memory matters more than the count.
MOST_WAITING = 2_000


@dataclass
class Question:
    """One question on its way into the log."""

    text: str
    result_count: int
    took_ms: int
    corrected_to: str = ""
    filters: dict[str, list[str]] = field(default_factory=dict)
    asked_at: datetime = field(default_factory=timezone.now)


_waiting: list[Question] = []
_lock = Lock()
_writer = Afterwards("search-log", lambda: flush(), lambda: settings.SEARCH_LOG_WAIT_SECONDS)


def plain(text: str) -> str:
    """The text in lower case, in one line, without what may name a person, and cut to what a row holds."""
    folded = unicodedata.normalize("NFKC", text).lower()
    shown = "".join(sign if sign.isprintable() else " " for sign in folded)
    return masked(" ".join(shown.split()))[:LONGEST_LOGGED].strip()


def is_counted(request: HttpRequest) -> bool:
    """Whether a reader asked: not a robot, and not a browser that only fetches ahead."""
    return is_reader(request)


def remember(question: Question) -> None:
    """Put a question in the waiting line; costs no query. A question without words is not kept."""
    question.text, question.corrected_to = plain(question.text), plain(question.corrected_to)
    if not question.text:
        return
    with _lock:
        if len(_waiting) >= MOST_WAITING:
            return
        _waiting.append(question)
    _writer.announce()


def flush() -> int:
    """Write the waiting line to the database; returns how many rows were added. A failure is told and costs nothing else."""
    with _lock:
        questions = _waiting[:]
        _waiting.clear()
    if not questions:
        return 0
    try:
        return write(questions)
    except Exception:
        logger.exception("%s searches could not be written to the log.", len(questions))
        return 0


@transaction.atomic
def write(questions: Iterable[Question]) -> int:
    """Add questions, the later of two that were typed on taking the place of the earlier (4 queries)."""
    close_old()
    rows = list(SearchLog.objects.filter(open_since__isnull=False).order_by("open_since", "pk"))
    known = {row.pk for row in rows}
    for question in sorted(questions, key=lambda question: question.asked_at):
        rows = [row for row in rows if not is_typed_on(row, question)]
        rows.append(row_of(question))
    kept = {row.pk for row in rows}
    SearchLog.objects.filter(pk__in=known - kept).delete()
    return len(SearchLog.objects.bulk_create([row for row in rows if row.pk is None]))


def is_typed_on(row: SearchLog, question: Question) -> bool:
    """Whether a text is the unfinished beginning of another that came soon after."""
    is_recent = row.open_since is not None and row.open_since <= question.asked_at <= row.open_since + TYPING_WINDOW
    return is_recent and row.text != question.text and question.text.startswith(row.text)


def row_of(question: Question) -> SearchLog:
    """The row of a question."""
    return SearchLog(
        text=question.text,
        filters=question.filters,
        result_count=question.result_count,
        corrected_to=question.corrected_to,
        took_ms=question.took_ms,
        asked_hour=question.asked_at.replace(minute=0, second=0, microsecond=0),
        open_since=question.asked_at,
    )


def close_old() -> int:
    """Forget the exact moment of what no longer text can replace any more."""
    return SearchLog.objects.filter(open_since__lt=timezone.now() - TYPING_WINDOW).update(open_since=None)
