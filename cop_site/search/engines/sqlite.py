"""Search in SQLite itself: FTS5 with bm25, in the same database and transaction as what it indexes."""

import json
from collections.abc import Sequence

from django.db import connection

from cop_site.search.documents import Document
from cop_site.search.queries import SearchQuery
from cop_site.search.ranking import Collection, Text
from cop_site.search.thesaurus import Phrase

from .base import STEM_WEIGHTS
from .columns import Columns
from .database import DatabaseEngine
from .tables import FACTS, PREFIX, STEMS, VERSION, WORDS, rows

FTS = f"{PREFIX}fts_{VERSION}"
WEIGHTS = ", ".join(map(str, STEM_WEIGHTS.values()))
# Of a long body the ranking reads the beginning.
RANKED_LENGTH = 6_000
# So many more are read than are wanted, because some may be left out.
SPARE = 2


def phrase(stems: Phrase) -> str:
    """Stems in a row; they consist of letters and digits only, so that nothing can be smuggled in."""
    return f'"{" ".join(stems)}"'


def match(query: SearchQuery, collection: Collection) -> str:
    """What makes an entry a hit, in the language of FTS5."""
    demands = (
        " OR ".join("(" + " AND ".join(map(phrase, option)) + ")" for option in options)
        for options in query.demands(collection.holding, collection.size)
    )
    return " AND ".join(f"({demand})" for demand in demands)


class SQLiteEngine(DatabaseEngine):
    """FTS5 over stems; each row keeps the different forms too, so that the counts of words can be taken back."""

    name = "sqlite"
    tables = (FACTS, WORDS, STEMS, FTS)

    def create_texts(self, suffix: str) -> None:
        rows(f"CREATE VIRTUAL TABLE {FTS}{suffix} USING fts5(title, summary, body, forms UNINDEXED, tokenize = 'unicode61')")

    def write_texts(self, documents: list[Document], suffix: str) -> None:
        with connection.cursor() as cursor:
            cursor.executemany(
                f"INSERT INTO {FTS}{suffix} (rowid, title, summary, body, forms) VALUES (%s, %s, %s, %s, %s)",  # noqa: S608 - constants
                [(d.id, d.title_stems, d.summary_stems, d.body_stems, d.forms) for d in documents],
            )

    def erase_texts(self, ids: list[int], suffix: str) -> None:
        marks = ", ".join(["%s"] * len(ids))
        rows(f"DELETE FROM {FTS}{suffix} WHERE rowid IN ({marks})", ids)  # noqa: S608 - constants

    def stored_words(self, ids: list[int], suffix: str) -> list[tuple[str, str, str]]:
        marks = ", ".join(["%s"] * len(ids))
        return rows(
            f"SELECT facts.title, forms, texts.title || ' ' || summary || ' ' || body FROM {FTS}{suffix} AS texts"  # noqa: S608 - constants
            f" JOIN {FACTS}{suffix} AS facts ON id = texts.rowid WHERE texts.rowid IN ({marks})",
            ids,
        )

    def add_counts(self, table: str, counts: list[tuple[str, int, int]]) -> None:
        with connection.cursor() as cursor:
            cursor.executemany(
                f"INSERT INTO {table} VALUES (%s, %s, %s) ON CONFLICT (word)"  # noqa: S608 - constants
                " DO UPDATE SET documents = documents + excluded.documents, titles = titles + excluded.titles",
                counts,
            )

    def hits(self, query: SearchQuery, collection: Collection) -> Sequence[int]:
        # All ids as one value: thousands of rows would cost more than finding them.
        ((found,),) = rows(f"SELECT group_concat(rowid) FROM {FTS} WHERE {FTS} MATCH %s", [match(query, collection)])  # noqa: S608 - constants
        return list(map(int, found.split(","))) if found else []

    def preselected(self, query: SearchQuery, collection: Collection, columns: Columns, bits: int, wanted: int) -> list[int]:
        """By bm25; a narrow choice is named to SQLite, of a wide one a few more are read than are wanted."""
        asked, allowed = match(query, collection), columns.ids_of(bits)
        order = f"ORDER BY bm25({FTS}, {WEIGHTS}), rowid"
        if query.chosen:
            # The sign keeps SQLite from asking the match once for each id.
            named = f"SELECT rowid FROM {FTS} WHERE {FTS} MATCH %s AND +rowid IN (SELECT value FROM json_each(%s)) {order} LIMIT %s"  # noqa: S608
            return [id_ for (id_,) in rows(named, [asked, json.dumps(allowed), wanted])]
        likely = set(allowed)
        for limit in (SPARE * wanted, -1):
            found = rows(f"SELECT rowid FROM {FTS} WHERE {FTS} MATCH %s {order} LIMIT %s", [asked, limit])  # noqa: S608 - constants
            best = [id_ for (id_,) in found if id_ in likely][:wanted]
            if len(best) == wanted:
                break
        return best

    def texts(self, ids: list[int]) -> list[Text]:
        if not ids:
            return []
        marks = ", ".join(["%s"] * len(ids))
        found = rows(
            f"SELECT id, texts.title, summary, substr(body, 1, {RANKED_LENGTH}), is_material, day FROM {FTS} AS texts"  # noqa: S608 - constants
            f" JOIN {FACTS} ON id = texts.rowid WHERE texts.rowid IN ({marks})",
            ids,
        )
        return [Text(id_, (title, summary, body), bool(is_material), day) for id_, title, summary, body, is_material, day in found]

    def titled(self, stems: list[str], ends: list[str], limit: int) -> list[int]:
        asked = " AND ".join([*(phrase((part,)) for part in stems), "(" + " OR ".join(phrase((end,)) for end in ends) + ")"])
        found = rows(f"SELECT rowid FROM {FTS} WHERE {FTS} MATCH %s LIMIT %s", [f"{{title}} : ({asked})", limit])  # noqa: S608 - constants
        return [id_ for (id_,) in found]
