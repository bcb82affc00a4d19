"""The pack of an aspect opens from a folder on a telephone, without any network."""

import io
import urllib.request
import zipfile
from pathlib import Path
from typing import Any

import pytest

from tests.live import LiveSite
from tests.looks import grave, width_of

pytestmark = pytest.mark.browser


def test_the_pack_opens_without_a_network(chromium: Any, live_site: LiveSite, tmp_path: Path) -> None:
    with urllib.request.urlopen(f"{live_site.url}/aspek/manajemen-kinerja/paket.zip", timeout=60) as answer:
        zipfile.ZipFile(io.BytesIO(answer.read())).extractall(tmp_path)
    context = chromium.new_context(viewport={"width": 360, "height": 740}, offline=True)
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))

    page.goto((tmp_path / "index.html").as_uri())
    title = page.locator("ol a").first.inner_text()
    findings = grave(page)
    widths = [width_of(page)]
    page.locator("ol a").first.click()
    page.wait_for_url(lambda url: not url.endswith("/index.html"))

    assert page.locator("h1").inner_text() == title
    widths.append(width_of(page))
    assert [url for url in asked if not url.startswith("file://")] == []
    assert max(widths) <= 360
    assert findings + grave(page) == []
    context.close()
