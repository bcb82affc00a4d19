"""The database under the tests: migrated and filled with reference data once, then copied for every worker and after every flush."""

import fcntl
import hashlib
import os
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from io import StringIO
from pathlib import Path
from typing import Any

import pytest

PROJECT = Path(__file__).parent.parent
CACHE = PROJECT / "build" / "test-databases"
KEPT_TEMPLATES = 3
# What decides which pages, groups and words of help a fresh site has.
PREPARING = (
    "cop_site/home/tree.py",
    "cop_site/reference.py",
    "cop_site/management/commands/prepare.py",
    "knowledge/editorial/services.py",
    "members/services/groups.py",
    "members/contributions/services/workflow.py",
)


def fingerprint() -> str:
    """Changes with everything that decides what a fresh database holds: migrations, loaders, their data, installed versions."""
    from django.apps import apps
    from django.conf import settings

    digest = hashlib.sha256(repr(settings.INSTALLED_APPS).encode() + (PROJECT / "requirements.txt").read_bytes())
    for folder in (Path(config.path) for config in apps.get_app_configs() if "site-packages" not in config.path):
        for pattern in ("migrations/*.py", "data/*", "loading.py", "engines/*.py"):
            for path in sorted(folder.glob(pattern)):
                digest.update(path.name.encode() + path.read_bytes())
    for name in PREPARING:
        digest.update((PROJECT / name).read_bytes())
    return digest.hexdigest()[:12]


def fill() -> None:
    """What every real site holds once `manage.py prepare` has run: schema, frameworks, register, glossary, index pages, groups."""
    from django.core.management import call_command

    call_command("prepare", stdout=StringIO())


@contextmanager
def one_at_a_time(what: str) -> Iterator[None]:
    """Processes of one machine take turns at making something, so that the first makes it and the others find it."""
    CACHE.mkdir(parents=True, exist_ok=True)
    with (CACHE / f"{what}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


class SqliteStage:
    """A file as template, copied page by page into the file of this process.

    A file, as on a real site: in memory, where all connections share one cache, writers who meet are refused instead of waiting.
    """

    def __init__(self, connection: Any) -> None:
        self.connection = connection
        self.folder = tempfile.TemporaryDirectory(prefix="cop-test-database-")
        self.name = str(Path(self.folder.name) / "cop.sqlite3")
        self.template = CACHE / f"{fingerprint()}.sqlite3"

    def build(self) -> None:
        """Make the template unless it is there; a half-made one never gets its final name."""
        if self.template.exists():
            return
        for old in sorted(CACHE.glob("*.sqlite3"), key=os.path.getmtime)[: -KEPT_TEMPLATES + 1]:
            old.unlink()
        draft = self.template.with_suffix(f".{os.getpid()}")
        self.point_at(str(draft))
        fill()
        with self.connection.cursor() as cursor:
            cursor.execute("PRAGMA journal_mode=DELETE")
        self.connection.close()
        draft.replace(self.template)

    def point_at(self, name: str) -> None:
        """From now on Django's default database is `name`."""
        self.connection.close()
        self.connection.settings_dict["NAME"] = name

    def restore(self, source_file: Path | None = None) -> None:
        """Exactly the template again, or another file, whatever a test has left."""
        if self.connection.settings_dict["NAME"] != self.name:
            self.point_at(self.name)
        self.connection.ensure_connection()
        source = sqlite3.connect(source_file or self.template)
        source.backup(self.connection.connection)
        source.close()

    def remove(self) -> None:
        """Leave the template for the next run and nothing else."""
        self.connection.close()
        self.folder.cleanup()


class PostgresStage:
    """A database as template; PostgreSQL copies it in a tenth of a second."""

    def __init__(self, connection: Any) -> None:
        self.connection = connection
        self.template = f"cop_template_{fingerprint()}"
        self.name = f"test_cop_{os.environ.get('PYTEST_XDIST_WORKER', 'alone')}"
        self.maintenance = connection.settings_dict["NAME"]

    def administer(self, *statements: str) -> list[tuple[Any, ...]]:
        """Run statements outside of the test database; the rows of the last one."""
        self.point_at(self.maintenance)
        rows: list[tuple[Any, ...]] = []
        with self.connection.cursor() as cursor:
            for statement in statements:
                cursor.execute(statement)
                rows = cursor.fetchall() if cursor.description else []
        return rows

    def point_at(self, name: str) -> None:
        """From now on Django's default database is `name`; the pool still holds connections to the old one."""
        self.connection.close()
        self.connection.close_pool()
        self.connection.settings_dict["NAME"] = name

    def build(self) -> None:
        """Make the template unless it is there; a half-made one never gets its final name."""
        if self.administer(f"SELECT 1 FROM pg_database WHERE datname = '{self.template}'"):  # noqa: S608  our own digest
            return
        self.administer("DROP DATABASE IF EXISTS cop_template_draft WITH (FORCE)", "CREATE DATABASE cop_template_draft")
        self.point_at("cop_template_draft")
        fill()
        self.administer(f"ALTER DATABASE cop_template_draft RENAME TO {self.template}")

    def restore(self) -> None:
        """Exactly the template again, whatever a test has left."""
        self.administer(f"DROP DATABASE IF EXISTS {self.name} WITH (FORCE)", f"CREATE DATABASE {self.name} TEMPLATE {self.template}")
        self.point_at(self.name)

    def remove(self) -> None:
        """Leave the template for the next run and nothing else."""
        self.administer(f"DROP DATABASE IF EXISTS {self.name} WITH (FORCE)")
        self.connection.close()
        self.connection.close_pool()


def let_flush_pass(connection: Any) -> None:
    """Take the locks of the journal away within the flush that follows a test which commits; `post_migrate` lays them again.

    On the class, not on this connection: once a browser runs, its event loop makes Django open another connection to the same database.
    """
    from knowledge.journal.locks import unlock_statements

    operations = type(connection.ops)
    flush = operations.sql_flush
    operations.sql_flush = lambda ops, *args, **kwargs: [*unlock_statements(ops.connection), *flush(ops, *args, **kwargs)]


def built(connection: Any) -> SqliteStage | PostgresStage:
    """The stage of a database, with its template made."""
    stage = SqliteStage(connection) if connection.vendor == "sqlite" else PostgresStage(connection)
    with one_at_a_time(connection.vendor):
        stage.build()
    return stage


class Stages:
    """Sets the stage at the first test that needs it, and again after a test whose commits and flush have emptied it."""

    def __init__(self) -> None:
        self.stage: SqliteStage | PostgresStage | None = None
        self.is_dirty = False

    def set(self) -> None:
        """Build or find the template and copy it."""
        from django.db import connection

        let_flush_pass(connection)
        self.stage = built(connection)
        self.stage.restore()

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_setup(self, item: pytest.Item) -> None:
        """Before any fixture of the test."""
        from pytest_django.plugin import blocking_manager_key

        needs, commits = uses_database(item)
        if self.stage is not None and self.is_dirty and needs:
            with item.config.stash[blocking_manager_key].unblock():
                self.stage.restore()
            self.is_dirty = False
        self.is_dirty = self.is_dirty or commits


def uses_database(item: pytest.Item) -> tuple[bool, bool]:
    """Whether the test uses the database at all, and whether it commits (so that a flush follows it)."""
    mark, fixtures = item.get_closest_marker("django_db"), set(getattr(item, "fixturenames", []))
    commits = bool(mark and mark.kwargs.get("transaction")) or bool(fixtures & {"transactional_db", "live_server", "django_db_reset_sequences"})
    return bool(mark) or commits or "db" in fixtures, commits
