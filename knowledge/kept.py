"""What a process keeps in memory between requests, so that pages need not ask the database for it each time."""

from collections.abc import Callable
from typing import TypeVar

from django.core.cache import caches

T = TypeVar("T")


def kept(key: str, make: Callable[[], T], *, seconds: int) -> T:
    """The kept value, made anew when there is none or it is older than `seconds`; other processes keep their own."""
    value: T | None = caches["process"].get(key)
    if value is None:
        value = make()
        caches["process"].set(key, value, seconds)
    return value


def forget(*keys: str) -> None:
    """Make these anew the next time."""
    caches["process"].delete_many(keys)
