"""The shared cache on a real Redis: values and sign-in limits that every worker sees."""

import os
from collections.abc import Iterator
from typing import Any

import pytest
from django.core.cache import caches
from django.test import Client

pytestmark = [pytest.mark.engine("redis"), pytest.mark.django_db]


@pytest.fixture
def redis_cache(settings: Any) -> Iterator[Any]:
    """The default cache as production configures it with COP_REDIS_URL."""
    address = os.environ["COP_TEST_REDIS_URL"]
    settings.CACHES = {**settings.CACHES, "default": {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": address}}
    caches["default"].clear()
    yield caches["default"]
    caches["default"].clear()


def test_a_value_is_kept_and_counted(redis_cache: Any) -> None:
    redis_cache.set("angka", 1, 30)
    redis_cache.incr("angka")

    assert redis_cache.get("angka") == 2


def test_a_site_whose_redis_answers_is_ready(redis_cache: Any) -> None:
    assert Client().get("/readyz").status_code == 200


def test_a_site_whose_redis_is_gone_is_not_ready(settings: Any) -> None:
    settings.CACHES = {**settings.CACHES, "default": {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": "redis://127.0.0.1:1/0"}}

    assert Client().get("/readyz").status_code == 503


def test_wrong_passwords_are_counted_in_redis_until_the_door_closes(redis_cache: Any, person: Any) -> None:
    user = person()
    answers = [Client().post("/akun/login/", {"login": user.email, "password": "salah"}) for _ in range(7)]

    right = Client().post("/akun/login/", {"login": user.email, "password": "rahasia-sekali-2026"})

    assert b"Terlalu banyak" in answers[-1].content or answers[-1].status_code == 429
    assert right.status_code != 302
