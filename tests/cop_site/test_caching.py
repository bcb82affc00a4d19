"""The embedded cache: limits are shared by all workers, the rest stays in memory."""

from typing import Any

import pytest
from django.core.cache import caches


@pytest.fixture
def embedded(settings: Any, db: None) -> Any:
    """The caches as a site without Redis has them."""
    settings.CACHES = {
        "default": {"BACKEND": "cop_site.caching.EmbeddedCache", "LOCATION": "embedded-test"},
        "shared": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "cop_cache"},
        "process": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"},
    }
    from django.core.management import call_command

    call_command("createcachetable", verbosity=0)
    return caches["default"]


def test_a_limit_written_here_is_seen_by_another_worker(embedded: Any) -> None:
    embedded.set("allauth:rl:login:1", [1, 2], 60)

    assert caches["shared"].get("allauth:rl:login:1") == [1, 2]
    assert embedded.get("allauth:rl:login:1") == [1, 2]
    assert embedded.add("allauth:rl:login:1", [3]) is False
    assert embedded.delete("allauth:rl:login:1") is True
    assert caches["shared"].get("allauth:rl:login:1") is None


def test_everything_else_costs_no_query(embedded: Any, django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(0):
        embedded.set("wagtail_site_root_paths", "x", 60)
        assert embedded.get("wagtail_site_root_paths") == "x"
        assert embedded.get("unknown", "default") == "default"

    assert caches["shared"].get("wagtail_site_root_paths") is None
