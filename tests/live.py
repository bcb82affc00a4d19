"""The running site and the real browser: `manage.py serve` on a demo site of its own, Chromium in front of it.

For tests marked `browser`. The site is started once; what a test writes there stays, so write what no other test counts.
"""

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.database import PROJECT
from tests.groups import CHROMIUM
from tests.planted import planted

DEMO_PASSWORD = "demo-merit-2026"
# Names that Chromium asks for by itself must not leave this machine.
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
]
START_SECONDS = 240


@dataclass
class LiveSite:
    """A served demo site."""

    url: str
    environment: dict[str, str]
    process: "subprocess.Popen[bytes]"
    log: Path

    def manage(self, *arguments: str) -> str:
        """Run a command of `manage.py` on this site; its output."""
        run = subprocess.run(
            [sys.executable, "manage.py", *arguments], cwd=PROJECT, env=self.environment, capture_output=True, text=True, check=False
        )
        assert run.returncode == 0, run.stderr
        return run.stdout

    def read(self, path: str) -> str:
        """A public page as text."""
        with urllib.request.urlopen(self.url + path, timeout=20) as answer:
            return str(answer.read().decode())

    def first(self, index: str, pattern: str) -> str:
        """The first address on the page `index` that matches all of `pattern`."""
        found = next((link for link in re.findall(r'href="([^"#?]+)"', self.read(index)) if re.fullmatch(pattern, link)), None)
        assert found, f"{index} links to nothing like {pattern}"
        return str(found)

    def stop(self) -> int:
        """As Ctrl-C does; the exit status."""
        os.killpg(self.process.pid, signal.SIGINT)
        return self.process.wait(30)


def serve(folder: Path) -> LiveSite:
    """Start the site on the data in `folder` (planted on the first call) and wait until it answers."""
    data = folder / "data"
    if not data.exists():
        shutil.copytree(planted(), data)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    url = f"http://127.0.0.1:{port}"
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("COP_", "DJANGO_", "PYTEST_"))}
    environment |= {"COP_DATA_DIR": str(data), "COP_BASE_URL": url, "DJANGO_SETTINGS_MODULE": "cop_site.settings.dev"}
    log = folder / "log"
    with log.open("wb") as output:
        command = [sys.executable, "manage.py", "serve", "--port", str(port), "--workers", "1"]
        process = subprocess.Popen(
            command, cwd=PROJECT, env=environment, stdout=output, stderr=output, stdin=subprocess.DEVNULL, start_new_session=True
        )
    until = time.monotonic() + START_SECONDS
    while process.poll() is None and time.monotonic() < until:
        try:
            urllib.request.urlopen(f"{url}/healthz", timeout=5).close()
        except OSError:
            time.sleep(0.2)
        else:
            return LiveSite(url, environment, process, log)
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGKILL)
    raise AssertionError(f"The site did not start:\n{log.read_text(errors='replace')[-3000:]}")


@pytest.fixture(scope="session")
def live_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LiveSite]:
    """The demo site, served as `make run` serves it."""
    site = serve(tmp_path_factory.mktemp("live") / "site")
    yield site
    site.stop()


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    """The real browser."""
    from playwright.sync_api import sync_playwright

    # Playwright's loop runs in this thread; Django would take it for an asynchronous program.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield browser
        browser.close()


def sign_in_elsewhere(context: Any, site: LiveSite, role: str = "anggota") -> None:
    """By the sign-in page, in a tab of its own."""
    page = context.new_page()
    page.goto(f"{site.url}/akun/login/")
    page.fill("input[name=login]", f"{role}@demo.test")
    page.fill("input[name=password]", DEMO_PASSWORD)
    page.click("main form[method=post] button[type=submit]")
    page.wait_for_url(f"{site.url}/ruang/**")
    page.close()


@pytest.fixture(scope="session")
def signed_in_state(chromium: Any, live_site: LiveSite) -> Callable[[str], Any]:
    """The cookies of a demo account (`"operator"`), from the sign-in page, once each."""
    states: dict[str, Any] = {}

    def state(role: str) -> Any:
        if role not in states:
            context = chromium.new_context()
            sign_in_elsewhere(context, live_site, role)
            states[role] = context.storage_state()
            context.close()
        return states[role]

    return state


@pytest.fixture(scope="session")
def look_at(chromium: Any, live_site: LiveSite, signed_in_state: Callable[[str], Any]) -> Iterator[Callable[..., Any]]:
    """As `browse`, in one tab for each role that is never closed: half the time, for tests that leave nothing behind in it."""
    tabs: dict[tuple[str, bool], Any] = {}

    def visit(path: str, *, role: str = "", width: int = 1280, scheme: str = "light", script: bool = True) -> Any:
        if (role, script) not in tabs:
            state = signed_in_state(role) if role else None
            context = chromium.new_context(base_url=live_site.url, java_script_enabled=script, storage_state=state)
            tabs[role, script] = listening(context.new_page())
        page = tabs[role, script]
        page.set_viewport_size({"width": width, "height": 800})
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        page.complaints.clear()
        page.answer = page.goto(path)
        return page

    yield visit
    for page in tabs.values():
        page.context.close()


def listening(page: Any) -> Any:
    """A tab that keeps what its console complains of in `page.complaints`."""
    page.complaints = []
    page.on("console", lambda message: page.complaints.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: page.complaints.append(str(error)))
    return page


@pytest.fixture
def browse(chromium: Any, live_site: LiveSite, signed_in_state: Callable[[str], Any]) -> Iterator[Callable[..., Any]]:
    """Opens pages: `browse("/forum/", role="anggota", width=320)`; what the console says is in `page.complaints`."""
    contexts: list[Any] = []

    def visit(path: str, *, role: str = "", width: int = 1280, scheme: str = "light", script: bool = True) -> Any:
        context = chromium.new_context(
            base_url=live_site.url,
            viewport={"width": width, "height": 800},
            color_scheme=scheme,
            java_script_enabled=script,
            storage_state=signed_in_state(role) if role else None,
            reduced_motion="reduce",
        )
        contexts.append(context)
        page = listening(context.new_page())
        page.answer = page.goto(path)
        return page

    yield visit
    for context in contexts:
        context.close()
