"""Entries to be found: written as any published thing is, and indexed by the same services."""

from collections.abc import Callable, Iterable
from datetime import date
from itertools import count
from typing import Any

import pytest

from cop_site.search import services
from knowledge.catalogue.models import Entry
from knowledge.catalogue.services import bump_version

NUMBERS = count(1_000_000)


@pytest.fixture
def entry(db: None, aspect: Callable[[str], Any]) -> Callable[..., Entry]:
    """An entry in the catalogue and in the index: `entry("Judul", body="…", aspects=["3"])`."""

    def make(title: str, *, kind: str = "panduan", aspects: Iterable[str] = ("3",), **fields: Any) -> Entry:
        links = [aspect(code) for code in aspects]
        number = next(NUMBERS)
        fields = {"url": f"/panduan/{number}/", "date": date(2026, 1, 1), **fields}
        made = Entry.objects.create(kind=kind, object_id=number, title=title, **fields)
        made.aspects.set(links)
        made.aspect_labels = [
            {"code": a.code, "name": a.label, "slug": a.slug, "position": a.position, "framework": a.framework_id} for a in links if not a.is_sub
        ]
        made.save()
        bump_version()
        services.index_entries([made.pk])
        return made

    return make
