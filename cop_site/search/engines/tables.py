"""The tables of an index inside a database: their names and columns, and how a document becomes a row."""

from collections.abc import Iterable
from typing import Any

from django.db import connection

from cop_site.search.documents import Document

from .columns import NO_DAY, Fact

# The number grows when the tables or the stems in them change; `ensure` then makes and fills the new ones.
VERSION = "v4"
PREFIX = "search_"
FACTS, WORDS, STEMS, LOG = (f"{PREFIX}{name}_{VERSION}" for name in ("facts", "words", "stems", "log"))
NEXT = "_next"
FACT_COLUMNS = (
    "id", "kind", "aspects", "instansi", "province", "year", "levels", "format", "day", "is_material",
    "title_length", "summary_length", "body_length", "title",
)  # fmt: skip


def rows(sql: str, parameters: Iterable[Any] = ()) -> list[tuple[Any, ...]]:
    """The rows of one statement."""
    with connection.cursor() as cursor:
        cursor.execute(sql, list(parameters))
        return cursor.fetchall() if cursor.description else []


def is_index_table(name: str) -> bool:
    """Whether a table belongs to an index of this or an earlier version; shadow tables of FTS5 go with theirs."""
    stem_, _, version = name.removesuffix(NEXT).rpartition("_")
    return (
        version[:1] == "v" and version[1:].isdigit() and stem_.removeprefix(PREFIX) in {"fts", "facts", "words", "stems", "log", "documents", "heads"}
    )


def packed(numbers: Iterable[int]) -> str:
    """Numbers as "3,5"."""
    return ",".join(map(str, numbers))


def unpacked(text: str) -> tuple[int, ...]:
    """The numbers again."""
    return tuple(map(int, text.split(","))) if text else ()


def fact_row(document: Document) -> tuple[Any, ...]:
    """A document's facts in the order of FACT_COLUMNS."""
    d = document
    lengths = (len(d.title.split()), len(d.summary.split()), len(d.body.split()))
    day = d.date.toordinal() if d.date else NO_DAY
    return (
        d.id, d.kind, packed(d.aspect_ids), d.instansi_id, d.province_id, d.year, packed(d.levels), d.format, day, d.boost >= 1, *lengths, d.title,
    )  # fmt: skip


def fact_of(row: tuple[Any, ...]) -> Fact:
    """A row of the facts as columns take it."""
    id_, kind, aspects, instansi, province, year, levels, format_, day, is_material, *lengths = row
    single = tuple(() if value is None or value == "" else (value,) for value in (kind, instansi, province, year, format_))
    groups = (single[0], unpacked(aspects), single[1], single[2], single[3], unpacked(levels), single[4])
    return (id_, groups, day, bool(is_material), (lengths[0], lengths[1], lengths[2]))
