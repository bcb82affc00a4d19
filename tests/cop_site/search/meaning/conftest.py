"""Three subjects whose words keep company, and a site that has learned them."""

from collections.abc import Callable, Iterable
from typing import Any

import pytest

from cop_site.search.meaning import selectors
from cop_site.search.meaning.services import rebuild_meaning
from knowledge.catalogue.models import Entry

# The last text of a subject shares no word with the first, only with those between.
SUBJECTS = {
    "musik": ["biola selo", "biola selo orkestra", "selo orkestra kontrabas", "orkestra kontrabas gesek", "kontrabas gesek"],
    "tani": ["cangkul traktor", "cangkul traktor ladang", "traktor ladang gabah", "ladang gabah lumbung", "gabah lumbung"],
    "laut": ["perahu layar", "perahu layar dermaga", "layar dermaga nakhoda", "dermaga nakhoda sauh", "nakhoda sauh"],
}


@pytest.fixture(autouse=True)
def _rested() -> Iterable[None]:
    """What failed in one test is asked again in the next."""
    selectors._resting.clear()
    yield
    selectors._resting.clear()


@pytest.fixture
def subjects(entry: Callable[..., Entry]) -> dict[str, list[Entry]]:
    """Fifteen entries about three subjects."""
    return {name: [entry(text.capitalize(), summary=text) for text in texts] for name, texts in SUBJECTS.items()}


@pytest.fixture
def learned(subjects: dict[str, list[Entry]], settings: Any) -> dict[str, list[Entry]]:
    """The same, with the built-in backend switched on and up to date."""
    settings.SEARCH_MEANING = "lsa"
    rebuild_meaning()
    return subjects
