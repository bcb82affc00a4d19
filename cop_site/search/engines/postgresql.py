"""Search in PostgreSQL itself: stems as a tsvector with a GIN index, in the same transaction as what it indexes."""

from array import array
from collections import defaultdict
from collections.abc import Sequence
from sys import byteorder
from typing import Any

from django.db import connection

from cop_site.search.documents import Document
from cop_site.search.queries import SearchQuery
from cop_site.search.ranking import Collection, Text
from cop_site.search.thesaurus import Phrase

from .base import STEM_WEIGHTS
from .columns import Columns
from .database import DatabaseEngine
from .tables import FACTS, LOG, PREFIX, STEMS, VERSION, WORDS, rows

DOCUMENTS, HEADS = f"{PREFIX}documents_{VERSION}", f"{PREFIX}heads_{VERSION}"
# PostgreSQL keeps positions up to this number, and weights between 0 and 1 in the order D, C, B, A.
LAST_POSITION = 16_383
HEAVIEST = max(STEM_WEIGHTS.values())
RANK_WEIGHTS = f"'{{{STEM_WEIGHTS['body'] / HEAVIEST:.3f}, 0, {STEM_WEIGHTS['summary'] / HEAVIEST:.3f}, 1}}'"
# Whole texts of so many hits are looked at in the preselection; of more only titles and summaries.
MOST_READ = 2_000
RANKED_LENGTH = 6_000
# So many more are read than are wanted, because some may be left out.
SPARE = 2


def vector_of(*parts: tuple[str, str]) -> str:
    """Stems of (weight, text) parts with their positions, as PostgreSQL reads a tsvector; they hold letters and digits only."""
    places: dict[str, list[str]] = defaultdict(list)
    position = 0
    for weight, text in parts:
        # A gap, so that no phrase reaches from one field into the next.
        position += 1
        for word in text.split():
            position = min(position + 1, LAST_POSITION)
            places[word].append(f"{position}{weight}")
    return " ".join(f"'{word}':{','.join(found)}" for word, found in places.items())


def phrase(stems: Phrase) -> str:
    """Stems in a row, as part of a tsquery."""
    return "(" + " <-> ".join(f"'{part}'" for part in stems) + ")"


def found_query(query: SearchQuery, collection: Collection) -> str:
    """What makes an entry a hit, as a tsquery."""
    demands = (
        " | ".join("(" + " & ".join(map(phrase, option)) + ")" for option in options)
        for options in query.demands(collection.holding, collection.size)
    )
    return " & ".join(f"({demand})" for demand in demands)


def indexed(sql: str, parameters: list[Any]) -> list[tuple[Any, ...]]:
    """The rows of a statement that is to use the index: the planner does not see that reading texts that lie apart is dear."""
    with connection.cursor() as cursor:
        cursor.execute(f"SET LOCAL enable_seqscan = off; {sql}; SET LOCAL enable_seqscan = on", parameters)
        cursor.nextset()
        return cursor.fetchall()


class PostgreSQLEngine(DatabaseEngine):
    """Whole texts in one table whose rows stay narrow, titles and summaries once more in another that is quick to rank."""

    name = "postgresql"
    tables = (FACTS, WORDS, STEMS, DOCUMENTS, HEADS)
    sorted_text = 'COLLATE "C"'

    def create_texts(self, suffix: str) -> None:
        rows(
            f"CREATE TABLE {DOCUMENTS}{suffix} (id bigint PRIMARY KEY, words tsvector NOT NULL, title text NOT NULL, summary text NOT NULL,"
            " body text NOT NULL, forms text NOT NULL) WITH (toast_tuple_target = 128)"
        )
        # Finding reads the rows, not the texts: these lie apart, uncompressed so that a beginning can be read alone.
        rows(f"ALTER TABLE {DOCUMENTS}{suffix} ALTER words SET STORAGE EXTERNAL, ALTER body SET STORAGE EXTERNAL")
        rows(f"CREATE TABLE {HEADS}{suffix} (id bigint PRIMARY KEY, words tsvector NOT NULL)")
        for table in (DOCUMENTS, HEADS):
            rows(f"CREATE INDEX ON {table}{suffix} USING gin (words)")

    def write_texts(self, documents: list[Document], suffix: str) -> None:
        with connection.cursor() as cursor:
            cursor.executemany(
                f"INSERT INTO {DOCUMENTS}{suffix} VALUES (%s, %s::tsvector, %s, %s, %s, %s)",  # noqa: S608 - constants
                [
                    (
                        d.id,
                        vector_of(("A", d.title_stems), ("B", d.summary_stems), ("", d.body_stems)),
                        d.title_stems,
                        d.summary_stems,
                        d.body_stems,
                        d.forms,
                    )
                    for d in sorted(documents, key=lambda d: d.id)
                ],
            )
            cursor.executemany(
                f"INSERT INTO {HEADS}{suffix} VALUES (%s, %s::tsvector)",  # noqa: S608 - constants
                [(d.id, vector_of(("A", d.title_stems), ("B", d.summary_stems))) for d in sorted(documents, key=lambda d: d.id)],
            )

    def erase_texts(self, ids: list[int], suffix: str) -> None:
        for table in (DOCUMENTS, HEADS):
            rows(f"DELETE FROM {table}{suffix} WHERE id = ANY(%s)", [ids])  # noqa: S608 - constants

    def stored_words(self, ids: list[int], suffix: str) -> list[tuple[str, str, str]]:
        return rows(
            f"SELECT facts.title, forms, texts.title || ' ' || summary || ' ' || body FROM {DOCUMENTS}{suffix} AS texts"  # noqa: S608 - constants
            f" JOIN {FACTS}{suffix} AS facts USING (id) WHERE id = ANY(%s)",
            [ids],
        )

    def add_counts(self, table: str, counts: list[tuple[str, int, int]]) -> None:
        words, documents, titles = (list(column) for column in zip(*counts, strict=True))
        rows(
            f"INSERT INTO {table} AS kept SELECT * FROM unnest(%s::text[], %s::integer[], %s::integer[]) ON CONFLICT (word)"  # noqa: S608 - constants
            " DO UPDATE SET documents = kept.documents + excluded.documents, titles = kept.titles + excluded.titles",
            [words, documents, titles],
        )

    def lock(self) -> None:
        rows(f"LOCK TABLE {LOG} IN SHARE ROW EXCLUSIVE MODE")

    def hits(self, query: SearchQuery, collection: Collection) -> Sequence[int]:
        asked = found_query(query, collection)
        # All ids as one value: thousands of rows would cost more than finding them.
        ((packed,),) = indexed(f"SELECT string_agg(int8send(id), '') FROM {DOCUMENTS} WHERE words @@ %s::tsquery", [asked])  # noqa: S608 - constants
        ids = array("q", bytes(packed or b""))
        if byteorder == "little":
            ids.byteswap()
        return ids

    def preselected(self, query: SearchQuery, collection: Collection, columns: Columns, bits: int, wanted: int) -> list[int]:
        """By the rank of the whole text when hits are few; else of title and summary, then the newest."""
        any_word = " | ".join(f"'{part}'" for part in sorted(query.all_stems))
        parameter: str | list[int]
        if bits.bit_count() <= MOST_READ:
            table, condition, parameter = DOCUMENTS, "id = ANY(%s)", columns.ids_of(bits)
        else:
            table, condition, parameter = HEADS, "words @@ %s::tsquery", found_query(query, collection)
        rank = f"ts_rank({RANK_WEIGHTS}, words, %s::tsquery)"
        allowed = set(columns.ids_of(bits))
        for limit in (SPARE * wanted if not query.chosen else None, None):
            found = indexed(
                f"SELECT id FROM {table} WHERE {condition} ORDER BY {rank} DESC, id DESC LIMIT %s",  # noqa: S608 - constants
                [parameter, any_word, limit],
            )
            best = [id_ for (id_,) in found if id_ in allowed][:wanted]
            if len(best) == wanted or limit is None or len(found) < limit:
                break
        if len(best) < wanted:
            there = set(best)
            best += [id_ for id_ in columns.newest(bits, wanted + len(best)) if id_ not in there][: wanted - len(best)]
        return best

    def texts(self, ids: list[int]) -> list[Text]:
        found = rows(
            f"SELECT id, texts.title, summary, left(body, {RANKED_LENGTH}), is_material, day FROM {DOCUMENTS} AS texts"  # noqa: S608 - constants
            f" JOIN {FACTS} USING (id) WHERE id = ANY(%s)",
            [ids],
        )
        return [Text(id_, (title, summary, body), is_material, day) for id_, title, summary, body, is_material, day in found]

    def titled(self, stems: list[str], ends: list[str], limit: int) -> list[int]:
        asked = " & ".join([*(f"'{part}':A" for part in stems), "(" + " | ".join(f"'{end}':A" for end in ends) + ")"])
        found = rows(f"SELECT id FROM {HEADS} WHERE words @@ %s::tsquery LIMIT %s", [asked, limit])  # noqa: S608 - constants
        return [id_ for (id_,) in found]
