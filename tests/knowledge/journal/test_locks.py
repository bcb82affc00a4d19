"""The logs only grow: on SQLite here, on a real PostgreSQL in the last class; each refusal with the one thing that is let through."""

import pytest
from django.contrib.contenttypes.models import ContentType
from django.db import DatabaseError, connection, transaction
from wagtail.log_actions import log
from wagtail.models import ModelLogEntry, Page, PageLogEntry

from knowledge.glossary.models import Term
from knowledge.journal.locks import TABLES, lock_logs

pytestmark = pytest.mark.django_db


@pytest.fixture(params=["page", "model"])
def entry(request, person):
    """An entry of each log."""
    subject = Page.objects.order_by("depth").last() if request.param == "page" else Term.objects.first()
    return log(subject, "wagtail.edit", user=person("editor"), data={"a": 1})


def refused(do):
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        do()
    return True


@pytest.mark.parametrize(
    "change", [{"action": "wagtail.create"}, {"label": "Lain"}, {"user": None}, {"data": {}}, {"content_type": None, "label": "Lain"}], ids=str
)
def test_an_entry_is_not_changed(entry, change):
    assert refused(lambda: type(entry).objects.filter(pk=entry.pk).update(**change))
    assert type(entry).objects.filter(pk=entry.pk, label=entry.label, action="wagtail.edit").exists()


def test_an_entry_is_not_deleted(entry):
    assert refused(entry.delete)
    assert refused(lambda: type(entry).objects.all().delete())
    assert type(entry).objects.filter(pk=entry.pk).exists()


@pytest.mark.parametrize(
    "statement",
    [
        *("DELETE FROM wagtailcore_pagelogentry", "UPDATE wagtailcore_pagelogentry SET label = 'x'"),
        *("DELETE FROM wagtailcore_modellogentry", "UPDATE wagtailcore_modellogentry SET label = 'x'"),
    ],
)
def test_not_by_plain_sql_either(statement, person):
    log(Page.objects.order_by("depth").last(), "wagtail.edit", user=person("editor"))
    log(Term.objects.first(), "wagtail.edit", user=person("editor"))

    with connection.cursor() as cursor:
        assert refused(lambda: cursor.execute(statement))


def test_a_content_type_that_is_no_more_leaves_its_entries(entry):
    gone = ContentType.objects.create(app_label="lenyap", model="lenyap")
    fresh = type(entry).objects.get(pk=entry.pk)
    fresh.pk, fresh.content_type = None, gone
    fresh.save()

    gone.delete()

    assert type(entry).objects.filter(pk=fresh.pk, content_type=None).exists()


def test_entries_outlive_their_page_and_their_person(publish, person):
    from knowledge.models import GuidePage

    page, user = publish(GuidePage), person("anggota")
    log(page, "wagtail.edit", user=user)

    page.delete()
    user.delete()

    assert PageLogEntry.objects.filter(page_id=page.pk, user_id__isnull=False, action="wagtail.edit").exists()


def test_laying_the_locks_again_changes_nothing(entry):
    lock_logs()

    assert refused(entry.delete)


def test_a_rebuilt_table_is_locked_again_by_the_next_migration(entry):
    from django.core.management import call_command

    for table in TABLES:
        where = f" ON {table}" if connection.vendor == "postgresql" else ""
        with connection.cursor() as cursor:
            cursor.execute(f"DROP TRIGGER {table}_no_delete{where}")

    call_command("migrate", verbosity=0)

    assert refused(entry.delete)


@pytest.mark.django_db(transaction=True)
def test_a_test_that_commits_can_still_be_flushed(person):
    log(Term.objects.first(), "wagtail.edit", user=person("editor"))


def test_and_the_locks_are_there_after_it(entry):
    assert refused(entry.delete)
    assert ModelLogEntry.objects.filter(object_id="").count() == 0


@pytest.mark.engine("postgresql")
class TestOnPostgreSQL:
    """The same on a real PostgreSQL, where the table can also be emptied at once."""

    def test_an_entry_is_neither_changed_nor_deleted(self, entry):
        assert connection.vendor == "postgresql"
        assert refused(entry.delete)
        assert refused(lambda: type(entry).objects.filter(pk=entry.pk).update(label="Lain"))
        assert type(entry).objects.filter(pk=entry.pk, label=entry.label).exists()

    @pytest.mark.parametrize("table", TABLES)
    def test_the_table_is_not_emptied(self, table):
        with connection.cursor() as cursor:
            assert refused(lambda: cursor.execute(f"TRUNCATE {table}"))

    def test_a_content_type_that_is_no_more_leaves_its_entries(self, entry):
        type(entry).objects.filter(pk=entry.pk).update(content_type=None)

        assert type(entry).objects.filter(pk=entry.pk, content_type=None, data={"a": 1}).exists()
