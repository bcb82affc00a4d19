"""What proxies and containers ask."""

from typing import Any

import pytest
from django.core.cache import cache
from django.db import DatabaseError, connection
from django.test import Client


def test_a_living_process_says_so_without_the_database() -> None:
    response = Client().get("/healthz")

    assert (response.status_code, response.content) == (200, b"ok\n")
    assert response.headers["Cache-Control"] == "no-store"


@pytest.mark.django_db
def test_a_site_whose_database_answers_is_ready() -> None:
    assert Client().get("/readyz").status_code == 200


def broken(*args: Any, **kwargs: Any) -> None:
    raise DatabaseError("gone")


@pytest.mark.django_db
@pytest.mark.parametrize(("owner", "name"), [(connection, "cursor"), (cache, "set")])
def test_a_site_whose_database_or_cache_is_gone_is_not_ready(monkeypatch: pytest.MonkeyPatch, owner: Any, name: str) -> None:
    monkeypatch.setattr(owner, name, broken)

    response = Client().get("/readyz")

    assert (response.status_code, response.content) == (503, b"not ready: DatabaseError\n")
