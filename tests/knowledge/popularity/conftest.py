"""Published entries that are opened, and a moment."""

from collections.abc import Callable
from datetime import date
from itertools import count
from typing import Any

import pytest

from knowledge.catalogue.models import Entry
from knowledge.popularity import counting

NUMBERS = count(2_000_000)


@pytest.fixture(autouse=True)
def _nothing_waits() -> Any:
    """What one test counted is not written in the next."""
    counting._waiting.clear()
    yield
    counting._waiting.clear()


@pytest.fixture
def opened(db: None) -> Callable[..., Entry]:
    """An entry that was opened so often today: `opened("Judul", 3)`."""

    def make(title: str, views: int = 0, *, kind: str = "panduan", **fields: Any) -> Entry:
        number = next(NUMBERS)
        entry = Entry.objects.create(kind=kind, object_id=number, title=title, url=f"/{kind}/{number}/", **{"date": date(2026, 1, 1), **fields})
        for _ in range(views):
            counting.count_view(entry.url)
        counting.flush()
        return entry

    return make
