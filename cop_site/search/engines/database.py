"""What both databases keep beside their full-text index: facts for filters, words for spelling and suggestions, a log of changes."""

import json
import secrets
from abc import abstractmethod
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from threading import Lock
from typing import Any

from django.db import connection, transaction

from cop_site.search.documents import Document
from cop_site.search.language import stem
from cop_site.search.queries import SearchQuery
from cop_site.search.ranking import Collection
from cop_site.search.spelling import tolerance

from .base import MOST_RANKED, Engine, SearchResults
from .columns import Columns, Fact
from .tables import FACT_COLUMNS, FACTS, LOG, NEXT, PREFIX, STEMS, WORDS, fact_of, fact_row, is_index_table, rows

# Changes that are remembered one by one; whoever missed more reads all facts anew.
LOG_LENGTH = 200
MOST_CHANGED = 2_000
# Ways to finish a word that suggestions follow.
COMPLETIONS = 12
# Stands behind every other sign.
LAST_SIGN = "\U0010ffff"


@dataclass(frozen=True)
class Snapshot(Collection):
    """A collection with the facts that belong to it."""

    columns: Columns = field(default_factory=Columns)


class DatabaseEngine(Engine):
    """An index inside the site's own database, written in the same transaction as what it indexes."""

    tables: tuple[str, ...] = (FACTS, WORDS, STEMS)

    def __init__(self) -> None:
        self.columns_lock = Lock()
        self.kept: tuple[int, str, Columns] | None = None

    def ensure(self) -> bool:
        there = set(connection.introspection.table_names())
        if LOG in there and self.tables[-1] in there:
            return False
        for table in sorted(name for name in there if name.startswith(PREFIX) and is_index_table(name)):
            rows(f"DROP TABLE IF EXISTS {table}")
        rows(f"CREATE TABLE {LOG} (number integer PRIMARY KEY, token text NOT NULL, ids text NOT NULL)")
        self.create("")
        self.forget_log()
        return True

    def create(self, suffix: str) -> None:
        """Make the tables, empty."""
        rows(
            f"CREATE TABLE {FACTS}{suffix} (id bigint PRIMARY KEY, kind text NOT NULL, aspects text NOT NULL, instansi bigint, province bigint,"
            " year integer, levels text NOT NULL, format text NOT NULL, day integer NOT NULL, is_material boolean NOT NULL,"
            f" title_length integer NOT NULL, summary_length integer NOT NULL, body_length integer NOT NULL, title text {self.sorted_text} NOT NULL)"
        )
        # Indexes keep their names when a table is renamed.
        rows(f"CREATE INDEX {FACTS}_title_{secrets.token_hex(4)} ON {FACTS}{suffix} (title)")
        rows(f"CREATE TABLE {WORDS}{suffix} (word text {self.sorted_text} PRIMARY KEY, documents integer NOT NULL, titles integer NOT NULL)")
        rows(f"CREATE TABLE {STEMS}{suffix} (word text {self.sorted_text} PRIMARY KEY, documents integer NOT NULL, titles integer NOT NULL)")
        self.create_texts(suffix)

    sorted_text = ""

    @abstractmethod
    def create_texts(self, suffix: str) -> None:
        """Make what holds the full text."""

    @abstractmethod
    def write_texts(self, documents: list[Document], suffix: str) -> None:
        """Add documents to the full text; none of them is there."""

    @abstractmethod
    def erase_texts(self, ids: list[int], suffix: str) -> None:
        """Remove documents from the full text."""

    @abstractmethod
    def stored_words(self, ids: list[int], suffix: str) -> list[tuple[str, str, str]]:
        """Of those documents that are there: title, distinct forms, all stems."""

    @abstractmethod
    def add_counts(self, table: str, counts: list[tuple[str, int, int]]) -> None:
        """Add to (or take from) the counts of some words, in their order."""

    def index(self, documents: Iterable[Document]) -> None:
        found = list(documents)
        if found:
            self.note_change([document.id for document in found])
            self.write(found, "")

    def delete(self, ids: Iterable[int]) -> None:
        gone = list(ids)
        if gone:
            self.note_change(gone)
            self.erase(gone, "")

    def clear(self) -> None:
        self.begin_rebuild()
        self.finish_rebuild([], [])

    def write(self, documents: list[Document], suffix: str) -> None:
        """Replace documents."""
        documents = list({document.id: document for document in documents}.values())
        before = self.erase_facts([document.id for document in documents], suffix)
        marks = ", ".join(["%s"] * len(FACT_COLUMNS))
        with connection.cursor() as cursor:
            cursor.executemany(
                f"INSERT INTO {FACTS}{suffix} ({', '.join(FACT_COLUMNS)}) VALUES ({marks})",  # noqa: S608 - constants
                [fact_row(document) for document in sorted(documents, key=lambda d: d.id)],
            )
        self.write_texts(documents, suffix)
        self.count_words(before, [(d.title, d.forms, f"{d.title_stems} {d.summary_stems} {d.body_stems}") for d in documents], suffix)

    def erase(self, ids: list[int], suffix: str) -> None:
        """Remove documents."""
        self.count_words(self.erase_facts(ids, suffix), [], suffix)

    def erase_facts(self, ids: list[int], suffix: str) -> list[tuple[str, str, str]]:
        """Remove documents but not their words from the counts; returns these."""
        before = self.stored_words(ids, suffix)
        if before:
            self.erase_texts(ids, suffix)
            marks = ", ".join(["%s"] * len(ids))
            rows(f"DELETE FROM {FACTS}{suffix} WHERE id IN ({marks})", ids)  # noqa: S608 - constants
        return before

    def count_words(self, before: list[tuple[str, str, str]], after: list[tuple[str, str, str]], suffix: str) -> None:
        """Keep the counts of words and stems true."""
        words, titles, stems = Counter[str](), Counter[str](), Counter[str]()
        for documents, sign in ((before, -1), (after, 1)):
            for title, forms, roots in documents:
                for counter, found in ((words, forms), (titles, title), (stems, roots)):
                    for word in set(found.split()):
                        counter[word] += sign
        for table, counts in ((WORDS, words), (STEMS, stems)):
            only = titles if table == WORDS else Counter[str]()
            changes = [(word, counts[word], only[word]) for word in sorted({*counts, *only}) if counts[word] or only[word]]
            if changes:
                self.add_counts(f"{table}{suffix}", changes)
            if before:
                rows(f"DELETE FROM {table}{suffix} WHERE documents <= 0")  # noqa: S608 - constants

    def begin_rebuild(self) -> None:
        for table in self.tables:
            rows(f"DROP TABLE IF EXISTS {table}{NEXT}")
        self.create(NEXT)

    def fill(self, documents: Iterable[Document]) -> None:
        with transaction.atomic():
            self.write(list(documents), NEXT)

    @transaction.atomic
    def finish_rebuild(self, documents: Iterable[list[Document]], known_ids: Iterable[int]) -> None:
        for batch in documents:
            self.write(batch, NEXT)
        known = set(known_ids)
        gone = [id_ for (id_,) in rows(f"SELECT id FROM {FACTS}{NEXT}") if id_ not in known]  # noqa: S608 - constants
        if gone:
            self.erase(gone, NEXT)
        for table in self.tables:
            rows(f"DROP TABLE IF EXISTS {table}")
            rows(f"ALTER TABLE {table}{NEXT} RENAME TO {table}")
        self.forget_log()

    def lock(self) -> None:
        """SQLite has one writer at a time anyway."""

    def note_change(self, ids: list[int]) -> None:
        """Tell every process which facts to read anew."""
        # Writers wait for each other, so that numbers are seen in their order and none is overlooked.
        self.lock()
        number = rows(f"SELECT MAX(number) FROM {LOG}")[0][0] + 1  # noqa: S608 - constants
        rows(f"INSERT INTO {LOG} VALUES (%s, %s, %s)", [number, secrets.token_hex(8), json.dumps(ids)])  # noqa: S608 - constants
        rows(f"DELETE FROM {LOG} WHERE number < %s", [number - LOG_LENGTH])  # noqa: S608 - constants

    def forget_log(self) -> None:
        """Have every process read all facts anew."""
        rows(f"DELETE FROM {LOG}")  # noqa: S608 - constants
        rows(f"INSERT INTO {LOG} VALUES (1, %s, '[]')", [secrets.token_hex(8)])  # noqa: S608 - constants

    def columns(self, log: list[tuple[int, str, str]]) -> Columns:
        """The facts as they are now, from the changes since those that are kept (no query, one or two after a change)."""
        kept = self.kept
        # The token tells our own number from one that was given again after a rollback or a rebuild.
        is_ours = kept is not None and bool(log) and log[0][:2] == kept[:2]
        if kept and is_ours and len(log) == 1:
            return kept[2]
        changed = {id_ for _number, _token, ids in log[1:] for id_ in json.loads(ids)}
        columns = kept[2].changed(changed, self.facts(changed)) if kept and is_ours and len(changed) <= MOST_CHANGED else None
        last = log[-1] if log else rows(f"SELECT number, token FROM {LOG} ORDER BY number DESC LIMIT 1")[0]  # noqa: S608 - constants
        columns = columns or Columns.of(self.facts())
        with self.columns_lock:
            self.kept = (last[0], last[1], columns)
        return columns

    def collection(self, stems: Iterable[str]) -> Collection:
        """What is known of the whole index and of some stems, with the snapshot of facts that belongs to it (1 query)."""
        asked = sorted(set(stems))
        marks = ", ".join(["%s"] * len(asked)) or "NULL"
        found = rows(
            f"SELECT 0, documents, word, '' FROM {STEMS} WHERE word IN ({marks})"  # noqa: S608 - constants
            f" UNION ALL SELECT 1, number, token, ids FROM {LOG} WHERE number >= %s ORDER BY 1, 2",
            [*asked, self.kept[0] if self.kept else 0],
        )
        columns = self.columns([(number, token, ids) for is_log, number, token, ids in found if is_log])
        holding = {word: count for is_log, count, word, _ids in found if not is_log}
        return Snapshot(columns.count, holding, columns.lengths, columns.remembered, columns)

    def facts(self, ids: set[int] | None = None) -> list[Fact]:
        """The facts of some entries, or of all."""
        where, parameters = ("", []) if ids is None else (f" WHERE id IN ({', '.join(['%s'] * len(ids))})", list(ids))
        if ids is not None and not ids:
            return []
        return [fact_of(row) for row in rows(f"SELECT {', '.join(FACT_COLUMNS[:-1])} FROM {FACTS}{where}", parameters)]  # noqa: S608 - constants

    def find(self, query: SearchQuery, collection: Collection, wanted: int) -> SearchResults:
        columns = collection.columns if isinstance(collection, Snapshot) else Columns()
        found, allowed = columns.counted(self.answering(query, collection, columns), query)
        if not query.is_ranked:
            found.ids = columns.newest(allowed, wanted)
            return found
        asked = json.dumps(query.demands(collection.holding, collection.size))
        material = allowed & columns.material
        for bits in (material, allowed & ~material):
            # What will be ranked wholly needs no order yet; all else must come in the same order for every page.
            if (there := bits.bit_count()) <= MOST_RANKED - len(found.ids):
                found.ids += columns.newest(bits, there)
            elif len(found.ids) < wanted:
                missing = min(there, wanted - len(found.ids))
                found.ids += columns.remembered((bits, asked, missing), partial(self.preselected, query, collection, columns, bits, missing))
        return found

    def answering(self, query: SearchQuery, collection: Collection, columns: Columns) -> int:
        """All entries that answer but for the filters, as bits (0 to 2 queries)."""
        if query.without:
            return self.answering(replace(query, without=()), collection, columns) & ~self.answering(query.left_out(), collection, columns)
        if not query.segments and not query.any_of:
            return columns.everything
        # Another page of the same answer, or one more filter, finds nothing new until something changes.
        key = ("hits", json.dumps(query.demands(collection.holding, collection.size)))
        return columns.remembered(key, lambda: columns.hits(self.hits(query, collection)))

    @abstractmethod
    def hits(self, query: SearchQuery, collection: Collection) -> Sequence[int]:
        """The ids of all entries that answer (1 query)."""

    @abstractmethod
    def preselected(self, query: SearchQuery, collection: Collection, columns: Columns, bits: int, wanted: int) -> list[int]:
        """The most promising of those hits whose bit is set, in an order that does not depend on how many are wanted (1 or 2 queries)."""

    def suggest(self, words: list[str], limit: int) -> list[int]:
        if not words:
            return []
        start, last = " ".join(words), words[-1]
        exact = rows(f"SELECT id FROM {FACTS} WHERE title >= %s AND title < %s ORDER BY title LIMIT %s", [start, start + LAST_SIGN, limit // 2])  # noqa: S608
        ends = rows(
            f"SELECT word FROM {WORDS} WHERE word >= %s AND word < %s AND titles > 0 ORDER BY titles DESC, word LIMIT %s",  # noqa: S608 - constants
            [last, last + LAST_SIGN, COMPLETIONS],
        )
        ids = [id_ for (id_,) in exact]
        if ends and len(ids) < limit:
            ids += self.titled([stem(word) for word in words[:-1]], sorted({stem(end) for (end,) in ends}), limit)
        return list(dict.fromkeys(ids))[:limit]

    @abstractmethod
    def titled(self, stems: list[str], ends: list[str], limit: int) -> list[int]:
        """Entries whose title holds all of the stems and one of the ends."""

    def unknown(self, words: Iterable[str]) -> list[str]:
        asked = {word: stem(word) for word in words}
        if not asked:
            return []
        found = sorted(set(asked.values()))
        marks = ", ".join(["%s"] * len(found))
        known = {word for (word,) in rows(f"SELECT word FROM {STEMS} WHERE word IN ({marks})", found)}  # noqa: S608 - constants
        return [word for word, root in asked.items() if root not in known]

    def similar(self, words: list[str]) -> list[tuple[str, int]]:
        ranges: list[str] = []
        parameters: list[Any] = []
        for word in words:
            spare = tolerance(word)
            # The first letter is seldom wrong; at most it was left out or stands second.
            for first in sorted(set(word[:2])):
                ranges.append("(word >= %s AND word < %s AND LENGTH(word) BETWEEN %s AND %s)")
                parameters += [first, chr(ord(first) + 1), len(word) - spare, len(word) + spare]
        if not ranges:
            return []
        return rows(f"SELECT word, documents FROM {WORDS} WHERE {' OR '.join(ranges)} ORDER BY word", parameters)  # noqa: S608 - constants
