"""Which engine answers follows from the configuration: the database's own, or Elasticsearch in front of it."""

from functools import cache

from django.conf import settings
from django.db import connection

from .base import Engine, EngineDown, SearchResults

__all__ = ["Engine", "EngineDown", "SearchResults", "database_engine", "outer_engine"]


@cache
def engine_of(vendor: str) -> Engine:
    """The engine of a kind of database."""
    if vendor == "postgresql":
        from .postgresql import PostgreSQLEngine

        return PostgreSQLEngine()
    from .sqlite import SQLiteEngine

    return SQLiteEngine()


def database_engine() -> Engine:
    """The engine inside the site's own database; always there, and written in the same transaction as the catalogue."""
    return engine_of(connection.vendor)


@cache
def elasticsearch_at(url: str, alias: str) -> Engine:
    """One client for each address and process."""
    from .elasticsearch import ElasticsearchEngine

    return ElasticsearchEngine(url, database_engine(), alias=alias)


def outer_engine() -> Engine | None:
    """The engine in front of the database's own, when the configuration names one."""
    return elasticsearch_at(settings.ELASTICSEARCH_URL, settings.ELASTICSEARCH_ALIAS) if settings.ELASTICSEARCH_URL else None
