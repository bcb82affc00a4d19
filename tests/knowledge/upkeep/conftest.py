"""Items that cite regulations, and people who look after them."""

import pytest

from knowledge.models import GuidePage, RegulationPage
from tests.knowledge.conftest import count_queries, publish, text_of

__all__ = ["count_queries", "publish", "text_of"]


def legal(*cited):
    """The legal basis of a body: `legal((regulation, "Pasal 3"), …)`."""
    return ("legal", {"items": [{"regulation": page, "article": article, "note": "Dasarnya."} for page, article in cited]})


@pytest.fixture
def regulation(publish):
    """A regulation in force, published: `regulation("PP 1/2030")`."""
    return lambda name="PP 1/2030", **fields: publish(RegulationPage, name, short_title=name, **fields)


@pytest.fixture
def citing(publish):
    """A published guide that cites: `citing("Judul", (regulation, "Pasal 3"), steward=user)`."""
    return lambda title, *cited, **fields: publish(GuidePage, title, body=[legal(*cited)], **fields)


@pytest.fixture
def replace():
    """Mark a regulation as replaced, as an editor does: change its status and publish."""

    def make(page, **fields):
        page = RegulationPage.objects.get(pk=page.pk)
        for name, value in (fields or {"status": "dicabut"}).items():
            setattr(page, name, value)
        page.save_revision().publish()
        return page

    return make
