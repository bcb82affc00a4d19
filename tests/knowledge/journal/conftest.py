"""Pages to write about."""

from tests.knowledge.conftest import publish

__all__ = ["publish"]
