"""Pages of the library, published one at a time, and how a guest reads them."""

import datetime
from collections.abc import Callable
from typing import Any

import pytest
from wagtail.models import Page

from knowledge.models import (
    AnnouncementIndexPage,
    AnnouncementPage,
    CollectionIndexPage,
    CollectionPage,
    FaqIndexPage,
    FaqPage,
    GuideIndexPage,
    GuidePage,
    LabIndexPage,
    LabStoryPage,
    LearningPathIndexPage,
    LearningPathPage,
    NewsIndexPage,
    NewsPage,
    PracticeIndexPage,
    PracticePage,
    RegulationIndexPage,
    RegulationPage,
    TemplateIndexPage,
    TemplatePage,
)

PARENTS = {
    GuidePage: GuideIndexPage,
    PracticePage: PracticeIndexPage,
    LabStoryPage: LabIndexPage,
    RegulationPage: RegulationIndexPage,
    NewsPage: NewsIndexPage,
    FaqPage: FaqIndexPage,
    TemplatePage: TemplateIndexPage,
    CollectionPage: CollectionIndexPage,
    LearningPathPage: LearningPathIndexPage,
    AnnouncementPage: AnnouncementIndexPage,
}
NEEDED: dict[type[Page], dict[str, Any]] = {
    RegulationPage: {"short_title": "UU 1/2030", "form": "uu", "number": "1", "year": 2030, "about": "sesuatu"},
    NewsPage: {"published_on": datetime.date(2022, 3, 24)},
}


@pytest.fixture
def publish(home: Any, aspect: Callable[[str], Any]) -> Callable[..., Any]:
    """Publish a page of the library: `publish(GuidePage, "Judul", aspects=["1", "1.1"], effort=2)`."""

    def make(model: type[Page], title: str = "Sebuah halaman", *, aspects: tuple[str, ...] | list[str] = ("1",), **fields: Any) -> Any:
        page = model(title=title, **{**NEEDED.get(model, {}), **fields})
        page.aspects.set([aspect(code) for code in aspects])
        PARENTS[model].objects.get().add_child(instance=page)
        page.save_revision().publish()
        return model.objects.get(pk=page.pk)

    return make


@pytest.fixture
def text_of(client: Any) -> Callable[[str], str]:
    """The HTML that a signed-out reader gets, with white space evened out."""

    def read(path: str) -> str:
        response = client.get(path)
        assert response.status_code == 200, (path, response.status_code)
        return " ".join(response.content.decode().split())

    return read


@pytest.fixture
def count_queries(client: Any) -> Callable[..., int]:
    """How many queries a page costs once what the process keeps is warm."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    def count(path: str, reader: Any = None) -> int:
        reader = reader or client
        reader.get(path)
        with CaptureQueriesContext(connection) as queries:
            assert reader.get(path).status_code == 200
        return len([query for query in queries if "SAVEPOINT" not in query["sql"]])

    return count
