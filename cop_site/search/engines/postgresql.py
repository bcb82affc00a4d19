"""Search in PostgreSQL itself: stems as a tsvector with a GIN index, in the same transaction as what it indexes."""

from collections import defaultdict
from collections.abc import Iterable
from hashlib import blake2b
from math import log
from typing import Any

from django.core.cache import caches
from django.db import connection, transaction

from cop_site.search.documents import Document
from cop_site.search.language import stem
from cop_site.search.queries import BY_DATE, FACETS, SearchQuery
from cop_site.search.spelling import tolerance

from .base import FORM_SHARE, STEM_WEIGHTS, Engine, SearchResults, tally

# The number grows when the columns change; `ensure` then makes the new tables.
DOCUMENTS, WORDS = "search_documents_v2", "search_words_v2"
NEXT = "_next"
# A document's lexemes are its stems, and its exact forms with this sign before them.
FORM = "="
# PostgreSQL keeps positions up to this number, and weights between 0 and 1 in the order D, C, B, A.
LAST_POSITION = 16_383
HEAVIEST = max(STEM_WEIGHTS.values())
WEIGHTS = f"'{{{STEM_WEIGHTS['body'] / HEAVIEST:.3f}, 0, {STEM_WEIGHTS['summary'] / HEAVIEST:.3f}, 1}}'"
COLUMNS = "id, kind, aspects, instansi, province, year, levels, format, date, boost, length, words"
# The column of each group of filters; arrays are asked for a common element.
GROUPS = dict(zip(FACETS, ("kind", "aspects", "instansi", "province", "year", "levels", "format"), strict=True))
ARRAYS = {"aspects": "bigint[]", "levels": "integer[]"}
# How often a word occurs changes slowly; its rarity may be this old.
RARITY_SECONDS = 300
# Long texts hold more words by chance: how strongly that is held against them (b of bm25).
LENGTH_SHARE = 0.4


def rows(sql: str, parameters: Iterable[Any] = ()) -> list[tuple[Any, ...]]:
    """The rows of one statement."""
    with connection.cursor() as cursor:
        cursor.execute(sql, list(parameters))
        return cursor.fetchall() if cursor.description else []


def vector_of(document: Document) -> str:
    """Lexemes with their positions and weights, as PostgreSQL reads a tsvector; words hold letters and digits only."""
    places: dict[str, list[str]] = defaultdict(list)
    position = 0
    parts = (("A", document.title, document.title_stems), ("B", document.summary, document.summary_stems), ("", document.body, document.body_stems))
    for weight, forms, roots in parts:
        # A gap, so that no phrase reaches from one field into the next.
        position += 1
        for form, root in zip(forms.split(), roots.split(), strict=True):
            position = min(position + 1, LAST_POSITION)
            places[root].append(f"{position}{weight}")
            places[f"{FORM}{form}"].append(f"{position}{weight}")
    return " ".join(f"'{lexeme}':{','.join(found)}" for lexeme, found in places.items())


def lexeme(word: str) -> str:
    """A word as part of a tsquery."""
    return f"'{word}'"


def phrase(stems: Iterable[str]) -> str:
    """Stems in a row."""
    return "(" + " <-> ".join(map(lexeme, stems)) + ")"


def found_query(query: SearchQuery) -> str:
    """What makes an entry a hit: every segment by its words or another name; one of them when not strict."""
    joint = " & " if query.is_strict else " | "
    groups = []
    for segment in query.segments:
        inner = joint.join(lexeme(part) for part in dict.fromkeys(segment.stems))
        groups.append("(" + " | ".join([f"({inner})", *(phrase(other.phrase) for other in segment.alternatives)]) + ")")
    return joint.join(groups)


def values_of(cell: Any) -> tuple[Any, ...]:
    """The values of one cell of the facts; an empty one has none."""
    if isinstance(cell, list):
        return tuple(cell)
    return () if cell is None or cell == "" else (cell,)


class PostgreSQLEngine(Engine):
    """A tsvector with a GIN index, facts for filters and facets in the same narrow row."""

    name = "postgresql"

    def ensure(self) -> bool:
        if rows("SELECT to_regclass(%s)", [DOCUMENTS])[0][0]:
            return False
        self.create("")
        return True

    def create(self, suffix: str) -> None:
        """Make both tables, empty."""
        rows(
            f"CREATE TABLE {DOCUMENTS}{suffix} (id bigint PRIMARY KEY, kind text NOT NULL, aspects bigint[] NOT NULL,"
            " instansi bigint, province bigint, year integer, levels integer[] NOT NULL, format text NOT NULL, date date, boost real NOT NULL,"
            " length integer NOT NULL, words tsvector NOT NULL)"
        )
        rows(f"CREATE INDEX ON {DOCUMENTS}{suffix} USING gin (words)")
        rows(f'CREATE TABLE {WORDS}{suffix} (word text COLLATE "C" PRIMARY KEY)')

    def clear(self) -> None:
        rows(f"DELETE FROM {DOCUMENTS}")  # noqa: S608 - constant
        rows(f"DELETE FROM {WORDS}")  # noqa: S608 - constant

    def index(self, documents: Iterable[Document]) -> None:
        self.write(list(documents), "")

    def delete(self, ids: Iterable[int]) -> None:
        rows(f"DELETE FROM {DOCUMENTS} WHERE id = ANY(%s)", [list(ids)])  # noqa: S608 - constant

    def write(self, documents: list[Document], suffix: str) -> None:
        """Replace documents, and note words that are new."""
        if not documents:
            return
        changes = ", ".join(f"{name} = EXCLUDED.{name}" for name in COLUMNS.split(", ")[1:])
        with connection.cursor() as cursor:
            cursor.executemany(
                f"INSERT INTO {DOCUMENTS}{suffix} ({COLUMNS}) VALUES ({', '.join(['%s'] * COLUMNS.count(', '))}, %s::tsvector)"  # noqa: S608 - constants
                f" ON CONFLICT (id) DO UPDATE SET {changes}",
                [self.row_of(document) for document in sorted(documents, key=lambda d: d.id)],
            )
        forms = sorted({word for d in documents for text in (d.title, d.summary, d.body) for word in text.split()})
        rows(f"INSERT INTO {WORDS}{suffix} SELECT unnest(%s::text[]) ON CONFLICT DO NOTHING", [forms])

    def row_of(self, document: Document) -> tuple[Any, ...]:
        """A document in the order of COLUMNS."""
        d = document
        facts = (d.kind, list(d.aspect_ids), d.instansi_id, d.province_id, d.year, list(d.levels), d.format, d.date, d.boost)
        return (d.id, *facts, self.length_of(d), vector_of(d))

    @staticmethod
    def length_of(document: Document) -> int:
        """How many words there are."""
        return sum(text.count(" ") + 1 for text in (document.title, document.summary, document.body) if text)

    def begin_rebuild(self) -> None:
        rows(f"DROP TABLE IF EXISTS {DOCUMENTS}{NEXT}, {WORDS}{NEXT}")
        self.create(NEXT)

    def fill(self, documents: Iterable[Document]) -> None:
        with transaction.atomic():
            self.write(list(documents), NEXT)

    def lock(self) -> None:
        rows(f"LOCK TABLE {DOCUMENTS} IN SHARE ROW EXCLUSIVE MODE")

    @transaction.atomic
    def finish_rebuild(self, documents: Iterable[list[Document]], known_ids: Iterable[int]) -> None:
        for batch in documents:
            self.write(batch, NEXT)
        rows(f"DELETE FROM {DOCUMENTS}{NEXT} WHERE NOT id = ANY(%s)", [list(known_ids)])  # noqa: S608 - constant
        for table in (DOCUMENTS, WORDS):
            rows(f"DROP TABLE {table}")
            rows(f"ALTER TABLE {table}{NEXT} RENAME TO {table}")

    def count(self, query: SearchQuery) -> SearchResults:
        where: list[str] = ["true"]
        parameters: list[Any] = []
        if query.segments:
            where.append("words @@ %s::tsquery")
            parameters.append(found_query(query))
        columns = ", ".join(GROUPS.values())
        found = rows(f"SELECT {columns}, COUNT(*) FROM {DOCUMENTS} WHERE {' AND '.join(where)} GROUP BY {columns}", parameters)  # noqa: S608
        return tally(((tuple(map(values_of, groups)), count) for *groups, count in found), query)

    def ranked(self, query: SearchQuery) -> list[int]:
        where, parameters = self.filters(query)
        order = ""
        order_parameters: list[Any] = []
        if query.segments and query.sort != BY_DATE:
            order, order_parameters = self.score(query)
        found = rows(
            f"SELECT id FROM {DOCUMENTS} WHERE {where} ORDER BY {order} date DESC NULLS LAST, id DESC LIMIT %s OFFSET %s",  # noqa: S608 - constants
            [*parameters, *order_parameters, query.limit, query.offset],
        )
        return [id_ for (id_,) in found]

    def filters(self, query: SearchQuery) -> tuple[str, list[Any]]:
        """The question and the reader's filters as SQL."""
        where: list[str] = ["true"]
        parameters: list[Any] = []
        if query.segments:
            where.append("words @@ %s::tsquery")
            parameters.append(found_query(query))
        for name, values in query.chosen.items():
            column = GROUPS[name]
            where.append(f"{column} && %s::{ARRAYS[column]}" if column in ARRAYS else f"{column} = ANY(%s)")
            parameters.append(list(values))
        return " AND ".join(where), parameters

    def score(self, query: SearchQuery) -> tuple[str, list[Any]]:
        """An ORDER BY term: how much each word or phrase weighs in an entry, times how rare it is."""
        own = {lexeme(stem(word)): 1.0 for word in query.words} | {lexeme(FORM + word): FORM_SHARE for word in query.words}
        others = {phrase(stems): weight for weight, phrases in query.alternatives_by_weight().items() for stems in phrases}
        rarity, average = self.rarities([*own, *others])
        terms: list[str] = []
        parameters: list[Any] = []
        for part, weight in own.items():
            terms.append(f"%s * ts_rank({WEIGHTS}, words, %s::tsquery)")
            parameters += [weight * rarity[part], part]
        for part, weight in others.items():
            terms.append(f"CASE WHEN words @@ %s::tsquery THEN %s * ts_rank({WEIGHTS}, words, %s::tsquery) ELSE 0 END")
            parameters += [part, weight * rarity[part], part.replace(" <-> ", " | ")]
        norm = f"({1 - LENGTH_SHARE} + {LENGTH_SHARE} * ln(1 + length / %s))"
        return f"boost * ({' + '.join(terms)}) / {norm} DESC,", [*parameters, max(average, 1.0)]

    def rarities(self, parts: list[str]) -> tuple[dict[str, float], float]:
        """How rare each part is (idf), and the average length of a document (0 or 1 query)."""
        cache = caches["process"]
        keys = {part: f"search:df:{blake2b(part.encode(), digest_size=12).hexdigest()}" for part in parts} | {"": "search:size"}
        known = cache.get_many(keys.values())
        missing = [part for part in parts if keys[part] not in known]
        if missing or keys[""] not in known:
            counts = rows(
                f"SELECT part, (SELECT COUNT(*) FROM {DOCUMENTS} WHERE words @@ part::tsquery), -1 FROM unnest(%s::text[]) AS part"  # noqa: S608
                f" UNION ALL SELECT '', COUNT(*), COALESCE(AVG(length), 1) FROM {DOCUMENTS}",
                [missing],
            )
            fresh = {keys[part]: (count, float(average)) for part, count, average in counts}
            cache.set_many(fresh, RARITY_SECONDS)
            known |= fresh
        size, average = known[keys[""]]
        return {part: log(1 + (max(size - (df := known[keys[part]][0]), 0) + 0.5) / (df + 0.5)) for part in parts}, average

    def suggest(self, words: list[str], limit: int) -> list[int]:
        if not words:
            return []
        parts = [f"{lexeme(FORM + word)}:A" for word in words[:-1]] + [f"{lexeme(FORM + words[-1])}:*A"]
        found = rows(f"SELECT id FROM {DOCUMENTS} WHERE words @@ %s::tsquery LIMIT %s", [" & ".join(parts), limit])  # noqa: S608 - constant
        return [id_ for (id_,) in found]

    def unknown(self, words: Iterable[str]) -> list[str]:
        asked = list(words)
        if not asked:
            return []
        return [
            word
            for (word,) in rows(
                "SELECT word FROM unnest(%s::text[], %s::text[]) AS asked (word, part)"  # noqa: S608 - constant
                f" WHERE NOT EXISTS (SELECT 1 FROM {DOCUMENTS} WHERE words @@ part::tsquery)",
                [asked, [lexeme(stem(word)) for word in asked]],
            )
        ]

    def similar(self, words: list[str]) -> list[tuple[str, int]]:
        ranges: list[str] = []
        parameters: list[Any] = []
        for word in words:
            spare = tolerance(word)
            ranges.append("(word >= %s AND word < %s AND length(word) BETWEEN %s AND %s)")
            parameters += [word[0], chr(ord(word[0]) + 1), len(word) - spare, len(word) + spare]
        if not ranges:
            return []
        # Words of what is gone may linger until the next rebuild; they are not hinted at, for nothing holds them.
        return rows(
            f"SELECT word, found FROM {WORDS}, LATERAL (SELECT COUNT(*) AS found FROM {DOCUMENTS}"  # noqa: S608 - constants
            f" WHERE words @@ ('''{FORM}' || word || '''')::tsquery) AS held WHERE ({' OR '.join(ranges)}) AND found > 0",
            parameters,
        )
