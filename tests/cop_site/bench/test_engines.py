"""What the benchmark of search says: figures of each engine, and which could not be measured."""

import json
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from cop_site.bench import engines

RESULT = {
    "engine": "sqlite",
    "items": 5000,
    "index_seconds": 3.0,
    "relevance": {"ndcg_at_10": 0.9612, "success_at_5": 1.0, "mrr_at_10": 1.0, "queries": 30},
    "speed": {"raw FTS5, two words": {"p50": 2.0, "p95": 4.0}, "broad, two words": {"p50": 3.0, "p95": 8.0}},
}


def test_an_engine_without_an_address_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COP_TEST_DATABASE_URL", "postgres://x")
    monkeypatch.delenv("COP_TEST_ELASTICSEARCH_URL", raising=False)

    names, skipped = engines.given()

    assert names == ["sqlite", "postgresql"]
    assert skipped == ["elasticsearch (no address in COP_TEST_ELASTICSEARCH_URL)"]


def test_relevance_and_speed_stand_in_the_report() -> None:
    said = engines.report([RESULT], ["postgresql (no address in X)"])

    assert "0.961" in said
    assert "broad, two words                   3.0       8.0      2.00" in said
    assert said.endswith("Not measured: postgresql (no address in X).")


def test_a_process_that_fails_is_not_taken_for_a_result(monkeypatch: pytest.MonkeyPatch, tmp_path: Any) -> None:
    monkeypatch.setenv("COP_SECRET_KEY", "x")
    monkeypatch.setattr(engines.sys, "executable", "/bin/false")

    with pytest.raises(engines.EngineNotMeasured):
        engines.measured("sqlite", tmp_path, items=1, relevance=None)


def test_an_engine_that_fails_takes_nothing_from_the_others(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: Any) -> None:
    def measured(name: str, folder: Path, **options: Any) -> dict[str, Any]:
        if name == "postgresql":
            raise engines.EngineNotMeasured("it fell over")
        return {**RESULT, "engine": name}

    monkeypatch.setattr(engines, "given", lambda: (["sqlite", "postgresql", "elasticsearch"], []))
    monkeypatch.setattr(engines, "measured", measured)

    with pytest.raises(CommandError, match="Not measured: postgresql"):
        call_command("bench", only="search", output=tmp_path / "bench.json")

    assert [found["engine"] for found in json.loads((tmp_path / "bench.json").read_text())["search"]] == ["sqlite", "elasticsearch"]
    assert "it fell over" in capsys.readouterr().err
