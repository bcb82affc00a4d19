"""Measures our pages beside a bare Django view and a static file of nginx, in turns; prints a table, writes build/bench.json."""

import json
import os
import platform
import shutil
import subprocess
import sys
import tempfile
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from cop_site.bench import engines, load, report, servers
from cop_site.bench.pages import Budget, Page

SEARCH_ITEMS = 5_000
RELEVANCE = settings.PROJECT_DIR.parent / "shared" / "relevance"


class Command(BaseCommand):
    help = "Ukur halaman situs di samping Django polos dan nginx; hasil di build/bench.json."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--rounds", type=int, default=5)
        parser.add_argument("--seconds", type=float, default=1.5, help="length of one burst")
        parser.add_argument("--only", choices=["pages", "search"], help="leave the other half out")
        parser.add_argument("--search-items", type=int, default=SEARCH_ITEMS, help="entries for the speed of search; 0 leaves it out")
        parser.add_argument(
            "--relevance", type=Path, default=Path(os.environ.get("COP_RELEVANCE_DIR", RELEVANCE)), help="folder of a judged collection"
        )
        parser.add_argument("--json", dest="output", type=Path, default=settings.PROJECT_DIR / "build" / "bench.json")

    def handle(self, *, rounds: int, seconds: float, output: Path, only: str | None, **options: Any) -> None:
        folder = Path(tempfile.mkdtemp(prefix="cop-bench-"))
        running: list[servers.Server] = []
        result: dict[str, Any] = {}
        self.failed: list[str] = []
        try:
            if only != "search":
                rows = self.measure(folder, running, rounds=rounds, seconds=seconds)
                result |= {"rounds": rounds, "seconds": seconds, "connections": load.CONNECTIONS, "workers": servers.WORKERS, "targets": rows}
                self.stdout.write(report.table(rows))
            for server in running:
                server.stop()
            running = []
            if only != "pages":
                result["search"] = self.measure_search(folder, items=options["search_items"], relevance=options["relevance"])
        finally:
            for server in running:
                server.stop()
            shutil.rmtree(folder, ignore_errors=True)
        write(output, result)
        self.stdout.write(f'\nWritten to {output}. Only ratios within one run compare; "of bare" and "× bare" are taken round by round.')
        if self.failed:
            raise CommandError(f"Not measured: {', '.join(self.failed)}.")

    def measure_search(self, folder: Path, *, items: int, relevance: Path) -> list[dict[str, Any]]:
        """Each engine whose address is given, one after the other."""
        collection = relevance if (relevance / "qrels.csv").exists() else None
        if collection is None:
            self.stdout.write(f"No judged collection in {relevance}: relevance is left out (--relevance or COP_RELEVANCE_DIR names one).")
        names, skipped = engines.given()
        found = []
        for name in names:
            self.stdout.write(f"Measuring search on {name} …")
            self.stdout.flush()
            try:
                found.append(engines.measured(name, folder, items=items, relevance=collection))
            except engines.EngineNotMeasured as error:
                # What the others have shown in minutes is not thrown away.
                self.failed.append(name)
                self.stderr.write(f"{name} was not measured:\n{error}")
        self.stdout.write(engines.report(found, skipped))
        return found

    def measure(self, folder: Path, running: list[servers.Server], *, rounds: int, seconds: float) -> dict[str, dict[str, Any]]:
        """Start everything, then ask each target in turn, round after round."""
        self.stdout.write("Seeding a throw-away site …")
        site = servers.start_site(folder, servers.free_port())
        running.append(site)
        pages, cookie, home = weighed(folder)
        bare = servers.start_bare(folder, servers.free_port())
        running.append(bare)
        nginx = servers.start_nginx(folder, servers.free_port(), home.encode())
        if nginx is None:
            self.stdout.write("nginx is not installed: its static file is left out.")
        else:
            running.append(nginx)
        targets = [("bare Django", bare, "/", ""), *([("nginx static", nginx, "/index.html", "")] if nginx else [])]
        targets += [(page.name, site, page.path, cookie if page.is_signed_in else "") for page in pages]
        samples: dict[str, list[report.Sample]] = {name: [] for name, *_ in targets}
        for _, server, path, key in targets:
            load.burst(server.port, path, seconds=min(seconds, 0.5), cookie=key)
        for number in range(rounds):
            self.stdout.write(f"Round {number + 1} of {rounds}")
            for name, server, path, key in targets:
                samples[name].append(sample(server, path, key, seconds))
        by_name: dict[str, Page] = {page.name: page for page in pages}
        return {name: report.summary(by_name.get(name), taken, samples["bare Django"]) for name, taken in samples.items()}


def sample(server: servers.Server, path: str, cookie: str, seconds: float) -> report.Sample:
    """Requests a second, and CPU seconds of the server for each request."""
    before = server.cpu_seconds()
    burst = load.burst(server.port, path, seconds=seconds, cookie=cookie)
    after = server.cpu_seconds()
    used = None if before is None or after is None else (after - before) / max(1, burst.requests)
    return burst.per_second, used


def weighed(folder: Path) -> tuple[list[Page], str, str]:
    """The pages with queries and bytes, the operator's cookie and the home page, from a process of the benchmarked site."""
    environment = {**os.environ, "COP_DATA_DIR": str(folder / "data"), "DJANGO_SETTINGS_MODULE": "cop_site.settings.dev"}
    run = subprocess.run([sys.executable, "-m", "cop_site.bench.pages"], env=environment, capture_output=True, text=True, check=False)
    if run.returncode:
        raise servers.DidNotStart(run.stderr[-1500:])
    data = json.loads(run.stdout)
    return [Page(**{**page, "budget": Budget(**page["budget"])}) for page in data["pages"]], data["cookie"], data["home"]


def write(path: Path, result: dict[str, Any]) -> None:
    """The figures with what they were measured on."""
    path.parent.mkdir(parents=True, exist_ok=True)
    machine = {"cpus": os.cpu_count(), "python": platform.python_version(), "system": platform.platform()}
    path.write_text(json.dumps({"machine": machine, **result}, indent=2) + "\n", encoding="utf-8")
