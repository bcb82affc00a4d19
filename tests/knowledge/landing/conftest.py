"""Landing pages of a test, and rows of the catalogue for their lists."""

import datetime
from collections.abc import Callable
from typing import Any

import pytest
from django.utils import timezone

from knowledge.catalogue.models import Entry
from knowledge.landing.models import LandingIndexPage, LandingPage


@pytest.fixture
def landing(home: Any) -> Callable[..., LandingPage]:
    """A published landing page at /tema/kampanye/ with these blocks."""

    def make(*body: tuple[str, Any], **fields: Any) -> LandingPage:
        page = LandingPage(title="Kampanye", slug="kampanye", body=list(body), **fields)
        LandingIndexPage.objects.get().add_child(instance=page)
        page.save_revision().publish()
        return LandingPage.objects.get(pk=page.pk)

    return make


@pytest.fixture
def live_list() -> Callable[..., tuple[str, dict[str, Any]]]:
    """A block with a live list."""

    def make(kind: str, **fields: Any) -> tuple[str, dict[str, Any]]:
        return ("live_list", {"heading": f"Daftar {kind}", "kind": kind, "aspect": "", "below": None, "count": 4, **fields})

    return make


@pytest.fixture
def entry(db: None) -> Callable[..., Entry]:
    """A row of the catalogue; `days` from now is when it begins."""

    def make(kind: str, title: str, *, url: str = "", days: int | None = None, **fields: Any) -> Entry:
        starts_at = timezone.now() + datetime.timedelta(days=days) if days is not None else None
        number = Entry.objects.count() + 1000
        return Entry.objects.create(kind=kind, object_id=number, title=title, url=url or f"/{kind}/{number}/", starts_at=starts_at, **fields)

    return make
