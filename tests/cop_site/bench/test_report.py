"""Figures of the benchmark: ratios within a round, budgets, a table that shows what is unknown."""

from cop_site.bench.pages import Budget, Page
from cop_site.bench.report import summary, table

BARE = [(1000.0, 0.001), (500.0, 0.002), (1000.0, 0.001)]
PAGE = Page("guide", "/panduan/a/", Budget(queries=6, raw=25_000, packed=6_000, cpu_ratio=40), queries=7, repeated=0, raw=20_000, packed=5_000)


def test_a_ratio_is_taken_within_its_round() -> None:
    # Slow machine in the second round: both halve, the ratio stays.
    row = summary(None, [(100.0, 0.02), (50.0, 0.04), (100.0, 0.02)], BARE)

    assert row == {"requests_per_second": 100.0, "cpu_ms_per_request": 20.0, "rate_to_bare": 0.1, "cpu_to_bare": 20.0}


def test_what_exceeds_its_budget_is_named_with_its_limit() -> None:
    row = summary(PAGE, [(100.0, 0.05)] * 3, [(1000.0, 0.001)] * 3)

    assert row["over_budget"] == ["queries 7 > 6", "cpu_to_bare 50.0 > 40"]


def test_cpu_that_the_system_does_not_tell_is_a_dash() -> None:
    row = summary(None, [(100.0, None)] * 3, [(1000.0, None)] * 3)

    assert row["cpu_ms_per_request"] is None
    assert "–" in table({"bare Django": row})
