"""Scores that texts state, held against the scores that are on record and public.

The scores are known one room above: `assessment` registers its reader in `ready()`, and pages ask here.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _


@dataclass(frozen=True)
class KnownScore:
    """A verified and published total of an instansi, with where it was published."""

    year: int
    framework: str
    total: Decimal
    category: str = ""
    rank: int = 0
    category_count: int = 0
    source: str = ""
    source_url: str = ""


Reader = Callable[[int], list[KnownScore]]
_readers: dict[str, Reader] = {}


def register_reader(reader: Reader) -> None:
    """Say who knows the published scores of an instansi, by its key; registering again replaces."""
    _readers["published"] = reader


def published_scores(instansi_id: int | None) -> list[KnownScore]:
    """The verified and published totals of an instansi, the oldest first (1 query); none for no instansi."""
    reader = _readers.get("published")
    return reader(instansi_id) if reader and instansi_id else []


def disagreements(points: Iterable[Mapping[str, Any]], known: Iterable[KnownScore]) -> list[str]:
    """One sentence for each stated score that is not the one on record; empty when all agree."""
    on_record = {(score.year, score.framework): score for score in known}
    return [text for point in points if (text := disagreement(point, on_record.get((point["year"], point["framework"]))))]


def disagreement(point: Mapping[str, Any], score: KnownScore | None) -> str:
    """What is wrong with one stated score, in a sentence; empty when it agrees."""
    where = {"year": point["year"], "framework": point["framework"]}
    if score is None:
        return _("Tahun %(year)s (%(framework)s): belum ada hasil terverifikasi yang dipublikasikan instansi ini.") % where
    stated = point["total"]
    if stated is not None and stated != score.total:
        words = {**where, "stated": written(stated), "known": written(score.total)}
        return _("Tahun %(year)s (%(framework)s): tertulis %(stated)s, padahal skor terverifikasi yang dipublikasikan %(known)s.") % words
    if point["category"] and point["category"].strip().casefold() != score.category.casefold():
        words = {**where, "stated": point["category"], "known": score.category or _("tidak tercatat")}
        return _("Tahun %(year)s (%(framework)s): tertulis kategori %(stated)s, padahal kategori yang dipublikasikan %(known)s.") % words
    return ""


def written(value: Decimal) -> str:
    """A score as Indonesian readers write it."""
    return f"{value.normalize():f}".replace(".", ",")
