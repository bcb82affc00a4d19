"""A published practice and declarations about it."""

from collections.abc import Callable
from typing import Any

import pytest

from knowledge.adoption.services import Declaration, declare_adoption
from knowledge.models import PracticePage


@pytest.fixture
def practice(publish: Callable[..., Any], instansi: Callable[[str], Any]) -> Any:
    """A practice of Jawa Barat."""
    return publish(PracticePage, "SKP berjenjang", instansi=instansi("32"))


@pytest.fixture
def declare(practice: Any, person: Callable[..., Any], instansi: Callable[[str], Any]) -> Callable[..., Any]:
    """Declares for an instansi through its operator: `declare("63", stage="sudah", note="…")`."""

    def make(code: str, *, stage: str = "sudah", since_year: int | None = 2025, page: Any = None, **said: Any) -> Any:
        said_all = Declaration(stage=stage, since_year=since_year, **said)
        return declare_adoption(page or practice, by=person("operator", code), instansi=instansi(code), said=said_all)

    return make
