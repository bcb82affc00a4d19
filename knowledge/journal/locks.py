"""Triggers that make the logs append-only in the database itself: no program, shell or slip changes or removes an entry.

One change is let through: a content type that is no more leaves its entries (`SET NULL`), and nothing else of them may differ.
"""

from typing import Any

from django.db import connections

TABLES = ("wagtailcore_pagelogentry", "wagtailcore_modellogentry")
LEAVING = "content_type_id"
FUNCTION = "journal_is_append_only"
REFUSAL = "The journal is append-only."


def lock_statements(connection: Any) -> list[str]:
    """The statements that lock the logs, anew where they are locked already."""
    statements = unlock_statements(connection)
    if connection.vendor == "postgresql":
        return [*statements, postgresql_function(), *(line for table in TABLES for line in postgresql_triggers(table))]
    with connection.cursor() as cursor:
        columns = {table: [column.name for column in connection.introspection.get_table_description(cursor, table)] for table in TABLES}
    return [*statements, *(line for table in TABLES for line in sqlite_triggers(table, columns[table]))]


def unlock_statements(connection: Any) -> list[str]:
    """The statements that take the locks away, for going back before this room and for the flush of test databases."""
    where = {"postgresql": " ON {table}", "sqlite": ""}[connection.vendor]
    names = ("no_update", "no_delete", "no_truncate") if connection.vendor == "postgresql" else ("no_update", "no_delete")
    return [f"DROP TRIGGER IF EXISTS {table}_{name}{where.format(table=table)}" for table in TABLES for name in names]


def sqlite_triggers(table: str, columns: list[str]) -> list[str]:
    """Refuse deletes, and updates of any column but the one that may become empty."""
    same = " AND ".join(f'NEW."{column}" IS OLD."{column}"' for column in columns if column != LEAVING)
    refuse = f"BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END"
    return [
        f"CREATE TRIGGER {table}_no_update BEFORE UPDATE ON {table} WHEN NOT (NEW.{LEAVING} IS NULL AND {same}) {refuse}",
        f"CREATE TRIGGER {table}_no_delete BEFORE DELETE ON {table} {refuse}",
    ]


def postgresql_function() -> str:
    """What the triggers run."""
    return (
        f"CREATE OR REPLACE FUNCTION {FUNCTION}() RETURNS trigger LANGUAGE plpgsql AS $$ "
        f"BEGIN RAISE EXCEPTION '{REFUSAL}' USING ERRCODE = 'integrity_constraint_violation'; END $$"
    )


def postgresql_triggers(table: str) -> list[str]:
    """The same for PostgreSQL, where emptying a table at once is a statement of its own."""
    same = f"to_jsonb(NEW) - '{LEAVING}' = to_jsonb(OLD) - '{LEAVING}'"
    return [
        f"CREATE TRIGGER {table}_no_update BEFORE UPDATE ON {table} FOR EACH ROW "
        f"WHEN (NOT (NEW.{LEAVING} IS NULL AND {same})) EXECUTE FUNCTION {FUNCTION}()",
        f"CREATE TRIGGER {table}_no_delete BEFORE DELETE ON {table} FOR EACH ROW EXECUTE FUNCTION {FUNCTION}()",
        f"CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table} FOR EACH STATEMENT EXECUTE FUNCTION {FUNCTION}()",
    ]


def lock_logs(using: str = "default", **kwargs: Any) -> None:
    """Lock both logs of a database; running again changes nothing."""
    connection = connections[using]
    tables = set(connection.introspection.table_names())
    if tables.issuperset(TABLES):
        with connection.cursor() as cursor:
            for statement in lock_statements(connection):
                cursor.execute(statement)
