"""The groups of tests that need something real: a browser or an engine. A group that cannot run says why, once.

`COP_TEST_REQUIRE` (words) names groups whose absence is a failure; CI sets it.
"""

import os
import shutil
from collections import Counter
from typing import Any

import pytest

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
ADDRESSES = {"postgresql": "COP_TEST_DATABASE_URL", "elasticsearch": "COP_TEST_ELASTICSEARCH_URL", "redis": "COP_TEST_REDIS_URL"}

# Where the tests are that need the served site; every worker has its own.
LIVE = ("tests/browser/", "tests/journeys/")


def why_not(group: str) -> str:
    """Why the tests of a group cannot run here; empty when they can."""
    if group == "browser":
        return "" if CHROMIUM else "no Chromium was found (Debian: apt-get install chromium)"
    return "" if os.environ.get(ADDRESSES[group]) else f"{ADDRESSES[group]} holds no address (make engines starts one)"


def groups_of(item: pytest.Item) -> list[str]:
    """The groups that a test belongs to."""
    engines = [str(name) for mark in item.iter_markers("engine") for name in mark.args]
    return engines + ["browser"] * (item.get_closest_marker("browser") is not None)


class GroupReport:
    """Skips what cannot run, counts what ran, and fails the run when a required group did not."""

    def __init__(self) -> None:
        self.required = set(os.environ.get("COP_TEST_REQUIRE", "").split())
        self.ran: Counter[str] = Counter()
        self.skipped: Counter[str] = Counter()

    @pytest.hookimpl(optionalhook=True)
    def pytest_xdist_make_scheduler(self, config: pytest.Config, log: Any) -> Any:
        """A file stays on one worker, because its module fixtures are dear; a long file of the browser is shared by its tests' names."""
        from xdist.scheduler import LoadScopeScheduling

        class ByFile(LoadScopeScheduling):
            def _split_scope(self, nodeid: str) -> str:
                path, test = nodeid.split("[")[0].split("::")[:2]
                return f"{path}::{test}" if path.startswith(LIVE) else path

        return ByFile(config, log)

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """Mark what cannot run here."""
        for item in items:
            groups = groups_of(item)
            item.user_properties.append(("groups", groups))
            for group in groups:
                if reason := why_not(group):
                    item.add_marker(pytest.mark.skip(reason=f"{group}: {reason}"))

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """A test counts for its groups once."""
        groups = dict(report.user_properties).get("groups", [])
        if report.skipped:
            self.skipped.update(groups)
        elif report.when == "call":
            self.ran.update(groups)

    def not_shown(self) -> list[str]:
        """The required groups of which something was skipped or nothing ran."""
        return sorted(group for group in self.required if self.skipped[group] or not self.ran[group])

    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        """Only the controller knows the whole."""
        if not hasattr(session.config, "workerinput") and self.not_shown() and session.exitstatus == pytest.ExitCode.OK:
            session.exitstatus = pytest.ExitCode.TESTS_FAILED

    def pytest_terminal_summary(self, terminalreporter: Any) -> None:
        """One line a group."""
        seen = [group for group in ("browser", *ADDRESSES) if self.ran[group] + self.skipped[group] or group in self.required]
        if seen:
            terminalreporter.section("groups")
        for group in seen:
            skipped = f", {self.skipped[group]} skipped: {why_not(group)}" if self.skipped[group] else ""
            terminalreporter.write_line(f"{group}: {self.ran[group]} tests ran{skipped}")
        if self.not_shown():
            terminalreporter.write_line(f"Required but skipped or empty: {', '.join(self.not_shown())}", red=True)
