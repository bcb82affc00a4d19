"""Fragments of a test."""

from collections.abc import Callable
from typing import Any

import pytest

from knowledge.editorial.models import Fragment


@pytest.fixture
def fragment(db: None) -> Callable[..., Fragment]:
    """A fragment with one paragraph."""

    def make(text: str = "Isi bersama burungbiru.", *, key: str = "jadwal", body: list[tuple[str, Any]] | None = None) -> Fragment:
        return Fragment.objects.create(title=f"Potongan {key}", key=key, body=body or [("paragraph", f"<p>{text}</p>")])

    return make
