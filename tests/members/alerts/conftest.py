"""Entries to be found, as the search's own tests make them."""

from tests.cop_site.search.conftest import entry

__all__ = ["entry"]
