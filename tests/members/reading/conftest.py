"""Published pages for readers: guides, a learning path over them, announcements."""

import datetime
from collections.abc import Callable
from typing import Any

import pytest
from django.utils import timezone
from wagtail.models import Page

from knowledge.models import (
    AnnouncementDate,
    AnnouncementIndexPage,
    AnnouncementPage,
    GuideIndexPage,
    GuidePage,
    LearningPathIndexPage,
    LearningPathPage,
    LearningStep,
)


@pytest.fixture
def published(home: Any, aspect: Callable[[str], Any]) -> Callable[..., Any]:
    """Publishes a page below an index: `published(GuidePage(title="…"), GuideIndexPage)`."""

    def make(page: Any, index: type[Page]) -> Any:
        page.aspects.set([aspect("1")])
        index.objects.get().add_child(instance=page)
        page.save_revision().publish()
        return type(page).objects.get(pk=page.pk)

    return make


@pytest.fixture
def guide(published: Callable[..., Any]) -> Callable[..., Any]:
    """Publishes guides: `guide("Judul", steward=user)`."""
    return lambda title="Sebuah panduan", **fields: published(GuidePage(title=title, **fields), GuideIndexPage)


@pytest.fixture
def path(published: Callable[..., Any], guide: Callable[..., Any]) -> Callable[..., Any]:
    """Publishes a learning path over new guides: `path("Satu", "Dua")`."""

    def make(*titles: str, title: str = "Jalur SKP") -> Any:
        steps = [LearningStep(target=guide(each).page_ptr, sort_order=place) for place, each in enumerate(titles)]
        return published(LearningPathPage(title=title, steps=steps), LearningPathIndexPage)

    return make


@pytest.fixture
def announcement(published: Callable[..., Any]) -> Callable[..., Any]:
    """Publishes an announcement: `announcement("Jadwal", dates=[("Pengisian", day)])`."""

    def make(title: str = "Jadwal penilaian", *, category: str = "jadwal-penilaian", dates: Any = (), **fields: Any) -> Any:
        moments = [AnnouncementDate(label=label, starts_on=first, ends_on=last[0] if last else None) for label, first, *last in dates]
        fields.setdefault("published_on", timezone.localdate())
        return published(AnnouncementPage(title=title, category=category, dates=moments, **fields), AnnouncementIndexPage)

    return make


@pytest.fixture
def queries_of() -> Callable[..., int]:
    """How many queries an address costs a reader once what the process keeps is warm."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    def count(reader: Any, address: str) -> int:
        reader.get(address)
        with CaptureQueriesContext(connection) as queries:
            assert reader.get(address).status_code == 200
        return len([query for query in queries if "SAVEPOINT" not in query["sql"]])

    return count


@pytest.fixture
def in_days() -> Callable[[int], datetime.date]:
    """A day from today on."""
    return lambda days: timezone.localdate() + datetime.timedelta(days=days)
