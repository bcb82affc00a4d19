"""What a site needs before it can serve, each step done only when it is due, and cheap to find not due."""

import hashlib
import os
from collections.abc import Callable
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.db import connection

Say = Callable[[str], None]
HALF_SEEDED = "demo-seeding-started"


def prepare(say: Say) -> None:
    """Bring database, static files and (on an empty demonstration site) content up to date, telling each step that runs."""
    tables = set(connection.introspection.table_names())
    if has_unapplied_migrations(tables):
        say("Menyiapkan basis data …")
        call_command("migrate", interactive=False, verbosity=0)
    if not cache_tables() <= tables:
        call_command("createcachetable", verbosity=0)
    collect_static(say)
    if settings.DEMO_ACCOUNTS_ALLOWED:
        seed_when_empty(say)


def cache_tables() -> set[str]:
    """The tables of caches that live in the database; a site that has left Redis has migrated without them."""
    return {str(cache["LOCATION"]) for cache in settings.CACHES.values() if str(cache["BACKEND"]).endswith("DatabaseCache")}


def has_unapplied_migrations(tables: set[str]) -> bool:
    """Whether a migration file has no row in the database (1 query; loading the graph would take half a second)."""
    if "django_migrations" not in tables:
        return True
    with connection.cursor() as cursor:
        cursor.execute("SELECT app, name FROM django_migrations")
        applied = set(cursor.fetchall())
    return not migrations_on_disk() <= applied


def migrations_on_disk() -> set[tuple[str, str]]:
    """App label and name of every migration file of the installed apps."""
    found = set()
    for config in apps.get_app_configs():
        folder = Path(config.path) / "migrations"
        if folder.is_dir():
            found |= {(config.label, name[:-3]) for name in os.listdir(folder) if name.endswith(".py") and name[0].isdigit()}
    return found


def collect_static(say: Say) -> None:
    """Collect, hash and compress static files when a source has changed since the last time."""
    kept, current = Path(settings.STATIC_ROOT) / ".sources", static_fingerprint()
    if kept.exists() and kept.read_text() == current:
        return
    say("Mengumpulkan dan memadatkan berkas statis …")
    # Cleared first: Django would keep a collected file whose source has changed within the same second, or to an older time.
    call_command("collectstatic", interactive=False, clear=True, verbosity=0)
    kept.write_text(current)


def static_fingerprint() -> str:
    """A digest over path, size and time of every static source; reads no content."""
    digest = hashlib.sha256()
    for finder in get_finders():
        for path, storage in finder.list([]):
            stat = os.stat(storage.path(path))
            digest.update(f"{path}\0{stat.st_size}\0{stat.st_mtime_ns}\n".encode())
    return digest.hexdigest()


def seed_when_empty(say: Say) -> None:
    """Load the demo site into a database that nobody has signed up to; resume a seeding that was cut short."""
    from members.accounts.models import User

    started = Path(settings.DATA_DIR) / HALF_SEEDED
    if User.objects.exists() and not started.exists():
        return
    started.touch()
    say("Memuat situs contoh …")
    call_command("seed_demo")
    started.unlink()
