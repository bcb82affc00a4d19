"""Counts which rows of `tests/requirements.csv` are shown true by a passing test and prints the sum at the end."""

import csv
from pathlib import Path
from typing import Any

import pytest

CATALOGUE = Path(__file__).parent / "requirements.csv"


def known_rows() -> list[str]:
    """The ids of all rows, in file order."""
    with CATALOGUE.open(encoding="utf-8", newline="") as file:
        return [row["id"] for row in csv.DictReader(file)]


class RowReport:
    """Collects the `row` markers of tests that passed; works across xdist workers."""

    def __init__(self, config: pytest.Config) -> None:
        self.rows = known_rows()
        self.shown: set[str] = set()
        self.failed: set[str] = set()

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """An unknown id is a mistake in the test."""
        for item in items:
            ids = [row for mark in item.iter_markers("row") for row in mark.args]
            unknown = [row for row in ids if row not in self.rows]
            if unknown:
                raise pytest.UsageError(f"{item.nodeid}: unknown rows {unknown}")
            item.user_properties.append(("rows", ids))

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """A row is shown when its test passed and no other test of it failed."""
        rows = set(dict(report.user_properties).get("rows", []))
        if report.failed:
            self.failed |= rows
        elif report.when == "call" and report.passed:
            self.shown |= rows

    def pytest_terminal_summary(self, terminalreporter: Any) -> None:
        """One line with the count, one with what is missing; nothing when the run had no test of any row."""
        if not self.shown | self.failed:
            return
        shown = [row for row in self.rows if row in self.shown - self.failed]
        missing = [row for row in self.rows if row not in shown]
        terminalreporter.section("seed rows")
        terminalreporter.write_line(f"{len(shown)} of {len(self.rows)} rows of tests/requirements.csv are shown true by a passing test.")
        terminalreporter.write_line("Not shown: " + (" ".join(missing) or "none"))
