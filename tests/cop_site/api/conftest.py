"""Tokens and entries for the API's tests."""

from collections.abc import Callable
from typing import Any

import pytest

from cop_site.api.services import create_token
from tests.cop_site.search.conftest import entry
from tests.knowledge.assessment.conftest import mk_2021

__all__ = ["entry", "mk_2021"]


@pytest.fixture
def bearer(person: Callable[..., Any]) -> Callable[..., dict[str, str]]:
    """The header of somebody's token: `bearer("operator", "63")`."""

    def make(role: str = "anggota", code: str = "33.10", days: int = 1) -> dict[str, str]:
        _token, secret = create_token(person(role, code), name="uji", days=days)
        return {"HTTP_AUTHORIZATION": f"Bearer {secret}"}

    return make
