"""Search measured in a process of its own: relevance on a judged collection, speed on many entries beside a raw FTS5 query."""

import json
import os
import sqlite3
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Any, cast

import django

if TYPE_CHECKING:
    from cop_site.search.engines.elasticsearch import ElasticsearchEngine

RAW_QUERY = "SELECT rowid FROM raw WHERE raw MATCH ? ORDER BY bm25(raw, 3, 2, 1) LIMIT 20"
BROAD = "manajemen talenta"
ROUNDS = 30
# What is asked, as text and filters by their position among the choices of the first answer.
QUESTIONS: dict[str, tuple[str, dict[str, Any]]] = {
    "broad, two words": (BROAD, {}),
    "broad, two filters": (BROAD, {"formats": ("teks",), "years": (2020,)}),
    "one word": ("pegawai", {}),
    "an acronym": ("ABK", {}),
    "a typing error": ("manajeman talenta", {}),
    "a question": ("bagaimana cara menilai kinerja pegawai yang pindah tugas ke daerah lain", {}),
    "everything by date": ("", {"kinds": ("panduan",)}),
}
TYPED = ("ma", "manaj", "manajemen ta", "penilaian kin", "kode")


def timed(call: Callable[[], Any]) -> float:
    """Milliseconds."""
    started = time.perf_counter()
    call()
    return (time.perf_counter() - started) * 1000


def spread(values: list[float]) -> dict[str, float]:
    """Median and 95th percentile."""
    ordered = sorted(values)
    return {"p50": round(median(ordered), 2), "p95": round(ordered[min(len(ordered) - 1, int(len(ordered) * 0.95))], 2)}


def raw_index(count: int) -> sqlite3.Connection:
    """The yardstick: the same texts, unstemmed, in a plain FTS5 table."""
    from cop_site.bench.corpus import texts

    raw = sqlite3.connect(":memory:")
    raw.execute("CREATE VIRTUAL TABLE raw USING fts5(title, summary, body)")
    raw.executemany("INSERT INTO raw VALUES (?, ?, ?)", ((title, summary, body) for title, summary, body, _chance in texts(count)))
    return raw


def speed(count: int, rounds: int) -> dict[str, Any]:
    """Milliseconds of each question and suggestion, in turns with the raw query; only ratios within one run compare."""
    from cop_site.search.queries import SearchQuery
    from cop_site.search.selectors import search, suggestions

    raw = raw_index(count)
    calls: dict[str, Callable[[], Any]] = {"raw FTS5, two words": lambda: raw.execute(RAW_QUERY, [BROAD]).fetchall()}
    for name, (text, chosen) in QUESTIONS.items():
        calls[name] = partial(search, SearchQuery(text=text, **chosen))
    for typed in TYPED:
        calls[f"suggest “{typed}”"] = partial(suggestions, typed)
    taken: dict[str, list[float]] = {name: [] for name in calls}
    for call in calls.values():
        call()
    for _round in range(rounds):
        for name, call in calls.items():
            taken[name].append(timed(call))
    return {name: spread(values) for name, values in taken.items()}


@contextmanager
def throw_away_index(engine: str) -> Iterator[None]:
    """Elasticsearch answers from an alias of this process, gone afterwards; the databases are thrown away whole."""
    from django.conf import settings

    from cop_site.search.engines import outer_engine

    if engine != "elasticsearch":
        settings.ELASTICSEARCH_URL = ""
        yield
        return
    settings.ELASTICSEARCH_ALIAS = f"cop-bench-{os.getpid()}"
    try:
        yield
    finally:
        client = cast("ElasticsearchEngine", outer_engine()).client
        # By their names: a server may refuse to delete whatever a pattern meets.
        for name in client.indices.get(index=f"{settings.ELASTICSEARCH_ALIAS}*"):
            client.indices.delete(index=name)


def prepare() -> None:
    """Schema and reference data, as every real site holds them."""
    from django.core.management import call_command

    from cop_site.reference import load_reference

    call_command("migrate", interactive=False, verbosity=0)
    call_command("createcachetable", verbosity=0)
    load_reference()


def main(engine: str, items: int, relevance: str) -> dict[str, Any]:
    """Measure one engine; the database is the one of the settings and must be empty."""
    django.setup()
    from cop_site.bench import corpus
    from cop_site.bench.relevance import FIRST_OBJECT, load, measured
    from cop_site.search.services import rebuild_index
    from knowledge.catalogue.models import Entry

    result: dict[str, Any] = {"engine": engine}
    with throw_away_index(engine):
        prepare()
        if relevance:
            load(Path(relevance))
            rebuild_index()
            result["relevance"] = measured(Path(relevance))
            Entry.objects.filter(object_id__gte=FIRST_OBJECT).delete()
        if items:
            corpus.plant(items)
            result |= {"items": items, "index_seconds": round(timed(rebuild_index) / 1000, 1), "speed": speed(items, ROUNDS)}
    return result


if __name__ == "__main__":
    sys.stdout.write(json.dumps(main(**json.loads(os.environ["COP_BENCH_SEARCH"]))))
