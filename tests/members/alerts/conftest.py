"""Entries to be found, as the search's own tests make them."""

from tests.cop_site.search.conftest import _fresh_names, entry

__all__ = ["_fresh_names", "entry"]
