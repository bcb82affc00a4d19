"""Files of an old knowledge base, and what importing them tells."""

import io
import json
from collections.abc import Callable
from typing import Any

import pytest

from cop_site.importing.report import ImportReport
from cop_site.importing.run import import_materials


class Told(ImportReport):
    """A report that remembers what it told."""

    def __init__(self) -> None:
        self.bad_lines: list[str] = []
        self.notices: list[str] = []
        super().__init__(on_issue=lambda issue: self.bad_lines.append(str(issue)), on_notice=lambda issue: self.notices.append(str(issue)))


@pytest.fixture
def item() -> Callable[..., dict[str, Any]]:
    """A good line as an object: `item("panduan", "menghitung-abk", title="…")`."""

    def make(kind: str = "panduan", external_id: str = "menghitung-abk", **values: Any) -> dict[str, Any]:
        title = values.pop("title", f"Cara {external_id.replace('-', ' ')}")
        return {"id": external_id, "kind": kind, "title": title, "aspect": "1", "summary": "Ringkas.", "body": "Hitung beban kerja.", **values}

    return make


@pytest.fixture
def read(home: Any) -> Callable[..., Told]:
    """Import objects (or bytes) on a site with its index pages; returns the report."""

    def run(*rows: Any, **options: Any) -> Told:
        lines = [row if isinstance(row, bytes) else json.dumps(row, ensure_ascii=False).encode() for row in rows]
        report = Told()
        import_materials(io.BytesIO(b"\n".join(lines) + b"\n"), report=report, **options)
        return report

    return run


@pytest.fixture
def page(db: None) -> Callable[[str], Any]:
    """The page that bears an id, as its own type."""
    from wagtail.models import Page

    from cop_site.importing.run import existing_things

    return lambda external_id: Page.objects.get(pk=next(iter(existing_things([external_id])[external_id].values()))).specific
