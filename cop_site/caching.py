"""The cache of the embedded default: memory for what is cheap to lose, the database for sign-in limits.

Limits must be shared by all workers; everything else would cost a query at each look.
"""

from typing import Any

from django.core.cache import caches
from django.core.cache.backends.locmem import LocMemCache

# Keys of allauth's rate limits begin so (allauth.core.internal.ratelimit).
SHARED_PREFIX = "allauth:"


class EmbeddedCache(LocMemCache):
    """Memory, except for keys that all workers must see, which go to the cache `shared`."""

    def _elsewhere(self, key: str) -> Any:
        return caches["shared"] if str(key).startswith(SHARED_PREFIX) else None

    def get(self, key: str, default: Any = None, version: int | None = None) -> Any:
        shared = self._elsewhere(key)
        return shared.get(key, default, version) if shared else super().get(key, default, version)

    def set(self, key: str, value: Any, *args: Any, **kwargs: Any) -> None:
        shared = self._elsewhere(key)
        (shared.set if shared else super().set)(key, value, *args, **kwargs)

    def add(self, key: str, value: Any, *args: Any, **kwargs: Any) -> bool:
        shared = self._elsewhere(key)
        return bool((shared.add if shared else super().add)(key, value, *args, **kwargs))

    def incr(self, key: str, delta: int = 1, version: int | None = None) -> int:
        shared = self._elsewhere(key)
        return int((shared.incr if shared else super().incr)(key, delta, version))

    def delete(self, key: str, version: int | None = None) -> bool:
        shared = self._elsewhere(key)
        return bool((shared.delete if shared else super().delete)(key, version))
