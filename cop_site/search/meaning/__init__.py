"""Nearness in meaning beside the search for words: off, the built-in backend, or a class of the installation's own, as the configuration says."""

from functools import cache

from django.conf import settings
from django.utils.module_loading import import_string

from .base import Meaning, Near

__all__ = ["BUILT_IN", "Meaning", "Near", "meaning"]

# Short names for the configuration; anything else is a dotted path.
BUILT_IN = {"lsa": "cop_site.search.meaning.latent.LatentMeaning"}


@cache
def backend_at(path: str) -> Meaning:
    """One backend for each class and process; what it needs is imported now and not before."""
    backend: Meaning = import_string(path)()
    return backend


def meaning() -> Meaning | None:
    """The backend that the configuration names; None when it names none.

    Raises:
        ImportError: what is named is not there, or lacks a library.
    """
    named = settings.SEARCH_MEANING
    return backend_at(BUILT_IN.get(named, named)) if named else None
