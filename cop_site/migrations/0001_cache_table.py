"""Make the table in which sign-in limits live, so that `migrate` alone prepares a database."""

from django.core.management import call_command
from django.db import migrations


def create(apps, schema_editor):
    call_command("createcachetable", database=schema_editor.connection.alias, verbosity=0)


class Migration(migrations.Migration):
    dependencies = []
    # Going back keeps the table: it holds nothing but counters that expire.
    operations = [migrations.RunPython(create, migrations.RunPython.noop)]
