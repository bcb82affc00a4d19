"""From now on entries of the logs are neither changed nor removed; going back takes the locks away."""

from typing import Any

from django.db import migrations

from knowledge.journal.locks import lock_statements, unlock_statements


def lock(apps: Any, schema_editor: Any) -> None:
    """Lay the locks."""
    for statement in lock_statements(schema_editor.connection):
        schema_editor.execute(statement)


def unlock(apps: Any, schema_editor: Any) -> None:
    """Take them away; no entry is lost."""
    for statement in unlock_statements(schema_editor.connection):
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    """Triggers on both logs, on SQLite and PostgreSQL."""

    dependencies = [("wagtailcore", "0097_baselogentry_uuid_action_timestamp_indexes")]

    operations = [migrations.RunPython(lock, unlock)]
