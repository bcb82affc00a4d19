"""Has each engine whose address is given measured in a process of its own, with a database that is thrown away."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit, urlunsplit

ADDRESSES = {"postgresql": "COP_TEST_DATABASE_URL", "elasticsearch": "COP_TEST_ELASTICSEARCH_URL"}


class EngineNotMeasured(RuntimeError):
    """The measuring process failed; the message holds the end of what it said."""


def given() -> tuple[list[str], list[str]]:
    """The engines that can be measured, and a sentence for each that cannot."""
    missing = [f"{name} (no address in {variable})" for name, variable in ADDRESSES.items() if not os.environ.get(variable)]
    return ["sqlite", *(name for name, variable in ADDRESSES.items() if os.environ.get(variable))], missing


def measured(engine: str, folder: Path, *, items: int, relevance: Path | None) -> dict[str, Any]:
    """What `cop_site.bench.search` finds for one engine.

    Raises:
        EngineNotMeasured: its process failed.
    """
    data = folder / f"search-{engine}"
    data.mkdir(parents=True, exist_ok=True)
    environment = {
        **os.environ,
        "COP_DATA_DIR": str(data),
        "DJANGO_SETTINGS_MODULE": "cop_site.settings.dev",
    }
    environment["COP_ELASTICSEARCH_URL"] = os.environ.get(ADDRESSES["elasticsearch"], "") if engine == "elasticsearch" else ""
    environment["COP_BENCH_SEARCH"] = json.dumps({"engine": engine, "items": items, "relevance": str(relevance) if relevance else ""})
    with database_for(engine) as address:
        if address:
            environment["COP_DATABASE_URL"] = address
        run = subprocess.run([sys.executable, "-m", "cop_site.bench.search"], env=environment, capture_output=True, text=True, check=False)
    if run.returncode:
        raise EngineNotMeasured(run.stderr[-1500:])
    found: dict[str, Any] = json.loads(run.stdout.splitlines()[-1])
    return found


@contextmanager
def database_for(engine: str) -> Iterator[str]:
    """The address of an empty database on the given server, removed afterwards; none where SQLite's own file will do."""
    if engine != "postgresql":
        yield ""
        return
    import psycopg
    from psycopg import sql

    server, name = os.environ[ADDRESSES["postgresql"]], f"cop_bench_{os.getpid()}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
        try:
            yield urlunsplit(urlsplit(server)._replace(path=f"/{name}"))
        finally:
            connection.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))


def report(results: list[dict[str, Any]], skipped: list[str]) -> str:
    """What was measured, as text."""
    lines = []
    judged = [result for result in results if "relevance" in result]
    if judged:
        lines += ["", f"{'relevance':<16}  {'nDCG@10':>9} {'Success@5':>9} {'MRR@10':>9}"]
        for result in judged:
            scores = result["relevance"]
            lines.append(f"{result['engine']:<16}  {scores['ndcg_at_10']:>9.3f} {scores['success_at_5']:>9.3f} {scores['mrr_at_10']:>9.3f}")
    for result in results:
        if "speed" not in result:
            continue
        raw = next(iter(result["speed"].values()))
        lines += ["", f"{result['engine']}: {result['items']} entries, indexed in {result['index_seconds']} s"]
        lines.append(f"{'':<28} {'p50 ms':>9} {'p95 ms':>9} {'p95 × raw':>9}")
        for name, spread in result["speed"].items():
            lines.append(f"{name:<28} {spread['p50']:>9.1f} {spread['p95']:>9.1f} {spread['p95'] / raw['p95']:>9.2f}")
    if skipped:
        lines += ["", f"Not measured: {', '.join(skipped)}."]
    return "\n".join(lines)
