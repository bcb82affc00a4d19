"""The demonstration site, planted once for all tests that only read it: a folder to copy, made anew when anything behind it changes.

`python -m tests.planted` makes it, or the template of the PostgreSQL that COP_TEST_DATABASE_URL names, ahead of the tests that will want it.
"""

import datetime
import hashlib
import os
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path

from tests.database import CACHE, PROJECT, built, fingerprint, one_at_a_time

KEPT_FOLDERS = 2
PREPARE = "import django; django.setup(); from cop_site.preparation import prepare; prepare(print)"
ROOMS = ("cop_site", "events", "knowledge", "members")


@cache
def fingerprint_of_site() -> str:
    """Changes with every line of the product (seeding runs most of them) and with the day (some content is dated from today)."""
    digest = hashlib.sha256(f"{fingerprint()} {datetime.date.today()}".encode())
    for path in sorted(path for room in ROOMS for path in (PROJECT / room).rglob("*") if path.is_file() and path.suffix != ".pyc"):
        digest.update(str(path.relative_to(PROJECT)).encode() + path.read_bytes())
    return digest.hexdigest()[:12]


@cache
def planted() -> Path:
    """A data folder as the first `make run` leaves it; to be copied, never written to."""
    folder = CACHE / f"demo-{fingerprint_of_site()}"
    with one_at_a_time("demo"):
        if not folder.exists():
            for old in sorted(CACHE.glob("demo-*"), key=os.path.getmtime)[: -KEPT_FOLDERS + 1]:
                shutil.rmtree(old)
            draft = CACHE / f"draft-{os.getpid()}"
            plant(draft)
            draft.rename(folder)
    return folder


def plant(folder: Path) -> None:
    """Prepare a site in `folder` in a process of its own, with the settings of `make run`."""
    folder.mkdir(parents=True)
    template = CACHE / f"{fingerprint()}.sqlite3"
    if template.exists():
        shutil.copyfile(template, folder / "cop.sqlite3")
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("COP_", "DJANGO_", "PYTEST_"))}
    environment |= {"COP_DATA_DIR": str(folder), "DJANGO_SETTINGS_MODULE": "cop_site.settings.dev"}
    run = subprocess.run([sys.executable, "-c", PREPARE], cwd=PROJECT, env=environment, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr[-3000:]


def main() -> None:
    """What takes workers a minute each to wait for, made while something else keeps one core busy."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cop_site.settings.test")
    import django

    django.setup()
    from django.db import connection

    built(connection)
    if connection.vendor == "sqlite":
        planted()


if __name__ == "__main__":
    main()
