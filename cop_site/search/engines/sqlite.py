"""Search in SQLite itself: FTS5 with bm25, in the same database and transaction as what it indexes."""

import json
from collections.abc import Iterable
from typing import Any

from django.db import connection, transaction

from cop_site.search.documents import Document
from cop_site.search.language import stem
from cop_site.search.queries import BY_DATE, FACETS, SearchQuery
from cop_site.search.spelling import tolerance

from .base import FORM_SHARE, STEM_WEIGHTS, Engine, SearchResults, tally

# The number grows when the columns change; `ensure` then makes and fills the new tables.
FTS, FACTS, VOCABULARY = "search_fts_v2", "search_facts_v2", "search_words_v2"
SHADOW_FTS, SHADOW_FACTS = f"{FTS}_next", f"{FACTS}_next"
COLUMNS = ("title", "summary", "body", "title_stems", "summary_stems", "body_stems")
WEIGHTS = ", ".join(str(share * weight) for share in (FORM_SHARE, 1.0) for weight in STEM_WEIGHTS.values())
# The column of each group of filters; the packed ones hold several numbers.
GROUPS = dict(zip(FACETS, ("kind", "aspects", "instansi", "province", "year", "levels", "format"), strict=True))
PACKED = {"aspects", "levels"}
FORMS, STEMS = "{title summary body} : ", "{title_stems summary_stems body_stems} : "


def rows(sql: str, parameters: Iterable[Any] = ()) -> list[tuple[Any, ...]]:
    """The rows of one statement."""
    with connection.cursor() as cursor:
        cursor.execute(sql, list(parameters))
        return cursor.fetchall() if cursor.description else []


def phrase(words: Iterable[str]) -> str:
    """Words as a phrase; they consist of letters and digits only, so that nothing can be smuggled in."""
    return f'"{" ".join(words)}"'


def own_match(query: SearchQuery) -> str:
    """Any of the reader's words, by form and by stem."""
    return " OR ".join(f"{FORMS}{phrase([word])} OR {STEMS}{phrase([stem(word)])}" for word in query.words)


def found_match(query: SearchQuery) -> str:
    """What makes an entry a hit: every segment by its words or another name; one of them when not strict."""
    groups = []
    for segment in query.segments:
        inner = (" AND " if query.is_strict else " OR ").join(f"{STEMS}{phrase([part])}" for part in dict.fromkeys(segment.stems))
        others = [f"{STEMS}{phrase(other.phrase)}" for other in segment.alternatives]
        groups.append("(" + " OR ".join([f"({inner})", *others]) + ")")
    return (" AND " if query.is_strict else " OR ").join(groups)


def create(fts: str, facts: str) -> None:
    """Make both tables, empty."""
    rows(f"CREATE VIRTUAL TABLE {fts} USING fts5({', '.join(COLUMNS)}, tokenize = 'unicode61')")
    rows(
        f"CREATE TABLE {facts} (id INTEGER PRIMARY KEY, kind TEXT, aspects TEXT, instansi INTEGER, province INTEGER, year INTEGER,"
        " levels TEXT, format TEXT, date TEXT, boost REAL)"
    )


def drop(fts: str, facts: str) -> None:
    """Remove both tables when they are there."""
    rows(f"DROP TABLE IF EXISTS {fts}")
    rows(f"DROP TABLE IF EXISTS {facts}")


def write(documents: Iterable[Document], fts: str, facts: str) -> None:
    """Replace documents in a pair of tables."""
    found = list(documents)
    erase([document.id for document in found], fts, facts)
    with connection.cursor() as cursor:
        marks = ", ".join(["%s"] * (len(COLUMNS) + 1))
        cursor.executemany(
            f"INSERT INTO {fts} (rowid, {', '.join(COLUMNS)}) VALUES ({marks})",  # noqa: S608 - names are constants of this module
            [(d.id, d.title, d.summary, d.body, d.title_stems, d.summary_stems, d.body_stems) for d in found],
        )
        cursor.executemany(
            f"INSERT INTO {facts} VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s)",  # noqa: S608 - as above
            [facts_of(document) for document in found],
        )


def erase(ids: Iterable[int], fts: str, facts: str) -> None:
    """Remove documents from a pair of tables."""
    chosen = json.dumps(list(ids))
    rows(f"DELETE FROM {fts} WHERE rowid IN (SELECT value FROM json_each(%s))", [chosen])  # noqa: S608 - names are constants
    rows(f"DELETE FROM {facts} WHERE id IN (SELECT value FROM json_each(%s))", [chosen])  # noqa: S608 - as above


def facts_of(document: Document) -> tuple[Any, ...]:
    """A row of the facts."""
    d = document
    day = d.date.isoformat() if d.date else None
    return d.id, d.kind, packed(d.aspect_ids), d.instansi_id, d.province_id, d.year, packed(d.levels), d.format, day, d.boost


def packed(numbers: Iterable[int]) -> str:
    """Numbers as ",3,5,", to be asked with LIKE and grouped as one value."""
    inner = ",".join(map(str, numbers))
    return f",{inner}," if inner else ""


def values_of(cell: Any) -> tuple[Any, ...]:
    """The values of one cell of the facts; an empty one has none."""
    if cell is None or cell == "":
        return ()
    if isinstance(cell, str) and cell.startswith(","):
        return tuple(int(part) for part in cell.split(",") if part)
    return (cell,)


class SQLiteEngine(Engine):
    """FTS5 over forms and stems; facts for filters and facets in a narrow table beside it."""

    name = "sqlite"

    def ensure(self) -> bool:
        """Make the tables of this version and remove those of earlier ones."""
        there = {name for (name,) in rows("SELECT name FROM sqlite_master WHERE type = 'table' AND name IN (%s, %s)", [FTS, FACTS])}
        if there == {FTS, FACTS}:
            return False
        drop(FTS, FACTS)
        create(FTS, FACTS)
        rows(f"DROP TABLE IF EXISTS {VOCABULARY}")
        rows(f"CREATE VIRTUAL TABLE {VOCABULARY} USING fts5vocab({FTS}, 'col')")
        return True

    def index(self, documents: Iterable[Document]) -> None:
        write(documents, FTS, FACTS)

    def delete(self, ids: Iterable[int]) -> None:
        erase(ids, FTS, FACTS)

    def clear(self) -> None:
        rows(f"DELETE FROM {FTS}")  # noqa: S608 - constant
        rows(f"DELETE FROM {FACTS}")  # noqa: S608 - constant

    def begin_rebuild(self) -> None:
        drop(SHADOW_FTS, SHADOW_FACTS)
        create(SHADOW_FTS, SHADOW_FACTS)

    def fill(self, documents: Iterable[Document]) -> None:
        with transaction.atomic():
            write(documents, SHADOW_FTS, SHADOW_FACTS)

    @transaction.atomic
    def finish_rebuild(self, documents: Iterable[list[Document]], known_ids: Iterable[int]) -> None:
        for batch in documents:
            write(batch, SHADOW_FTS, SHADOW_FACTS)
        known = set(known_ids)
        erase([id_ for (id_,) in rows(f"SELECT id FROM {SHADOW_FACTS}") if id_ not in known], SHADOW_FTS, SHADOW_FACTS)  # noqa: S608 - constant
        drop(FTS, FACTS)
        rows(f"ALTER TABLE {SHADOW_FTS} RENAME TO {FTS}")
        rows(f"ALTER TABLE {SHADOW_FACTS} RENAME TO {FACTS}")

    def count(self, query: SearchQuery) -> SearchResults:
        where: list[str] = ["1"]
        parameters: list[Any] = []
        source = FACTS
        if query.segments:
            source = f"{FTS} JOIN {FACTS} ON id = {FTS}.rowid"
            where, parameters = [f"{FTS} MATCH %s"], [found_match(query)]
        columns = ", ".join(GROUPS.values())
        found = rows(f"SELECT {columns}, COUNT(*) FROM {source} WHERE {' AND '.join(where)} GROUP BY {columns}", parameters)  # noqa: S608 - constants
        return tally(((tuple(map(values_of, groups)), count) for *groups, count in found), query)

    def ranked(self, query: SearchQuery) -> list[int]:
        filters, narrow = self.filters(query)
        page = [query.limit, query.offset]
        if not query.segments:
            found = rows(f"SELECT id FROM {FACTS} WHERE {filters} ORDER BY date DESC, id DESC LIMIT %s OFFSET %s", [*narrow, *page])  # noqa: S608
        elif query.sort == BY_DATE:
            found = rows(
                f"SELECT id FROM {FTS} JOIN {FACTS} ON id = {FTS}.rowid WHERE {FTS} MATCH %s AND {filters} "  # noqa: S608 - constants
                "ORDER BY date DESC, id DESC LIMIT %s OFFSET %s",
                [found_match(query), *narrow, *page],
            )
        else:
            found = self.by_relevance(query, filters, narrow, page)
        return [id_ for (id_,) in found]

    def by_relevance(self, query: SearchQuery, filters: str, narrow: list[Any], page: list[int]) -> list[tuple[Any, ...]]:
        """Each hit's score: bm25 of the reader's words plus that of their other names times their weight."""
        scored: list[str] = []
        parameters: list[Any] = []
        for weight, match in [(1.0, own_match(query)), *self.other_matches(query)]:
            scored.append(f"SELECT rowid AS hit, %s * bm25({FTS}, {WEIGHTS}) AS score FROM {FTS} WHERE {FTS} MATCH %s")  # noqa: S608 - constants
            parameters += [-weight, match]
        if query.is_strict and (len(scored) > 1 or len(query.segments) > 1 or len(query.words) > 1):
            filters += f" AND id IN (SELECT rowid FROM {FTS} WHERE {FTS} MATCH %s)"  # noqa: S608 - constants
            narrow = [*narrow, found_match(query)]
        return rows(
            # Materialised: bm25 can only be asked while its own match is being read.
            f"WITH scored AS MATERIALIZED ({' UNION ALL '.join(scored)}) SELECT id FROM scored JOIN {FACTS} ON id = hit WHERE {filters} "  # noqa: S608
            "GROUP BY id ORDER BY SUM(score) * boost DESC, date DESC, id DESC LIMIT %s OFFSET %s",
            [*parameters, *narrow, *page],
        )

    def other_matches(self, query: SearchQuery) -> list[tuple[float, str]]:
        """One match for each weight of other names."""
        return [(weight, " OR ".join(f"{STEMS}{phrase(other)}" for other in phrases)) for weight, phrases in query.alternatives_by_weight().items()]

    def filters(self, query: SearchQuery) -> tuple[str, list[Any]]:
        """The reader's filters as SQL over the facts."""
        where: list[str] = ["1"]
        parameters: list[Any] = []
        for name, values in query.chosen.items():
            column = GROUPS[name]
            if column in PACKED:
                where.append("(" + " OR ".join([f"{column} LIKE %s"] * len(values)) + ")")
                parameters += [f"%,{value},%" for value in values]
            else:
                where.append(f"{column} IN (SELECT value FROM json_each(%s))")  # noqa: S608 - a constant of this module
                parameters.append(json.dumps(values))
        return " AND ".join(where), parameters

    def suggest(self, words: list[str], limit: int) -> list[int]:
        if not words:
            return []
        whole = [f"{{title title_stems}} : {phrase([word])}" for word in words[:-1]]
        match = " AND ".join([*whole, f"{{title}} : {phrase(words[-1:])} *"])
        found = rows(f"SELECT id FROM {FTS} JOIN {FACTS} ON id = {FTS}.rowid WHERE {FTS} MATCH %s LIMIT %s", [match, limit])  # noqa: S608
        return [id_ for (id_,) in found]

    def unknown(self, words: Iterable[str]) -> list[str]:
        asked = {word: stem(word) for word in words}
        if not asked:
            return []
        either = json.dumps([*asked, *asked.values()])
        known = {term for (term,) in rows(f"SELECT DISTINCT term FROM {VOCABULARY} WHERE term IN (SELECT value FROM json_each(%s))", [either])}  # noqa: S608
        return [word for word, root in asked.items() if word not in known and root not in known]

    def similar(self, words: list[str]) -> list[tuple[str, int]]:
        ranges: list[str] = []
        parameters: list[Any] = []
        for word in words:
            spare = tolerance(word)
            ranges.append("(term >= %s AND term < %s AND LENGTH(term) BETWEEN %s AND %s)")
            parameters += [word[0], chr(ord(word[0]) + 1), len(word) - spare, len(word) + spare]
        if not ranges:
            return []
        return rows(
            f"SELECT term, SUM(doc) FROM {VOCABULARY} WHERE ({' OR '.join(ranges)}) AND col IN ('title', 'summary', 'body') GROUP BY term",  # noqa: S608
            parameters,
        )
