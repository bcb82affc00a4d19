"""Starting the site: what is due is done, what is not due is not, and a taken port is said clearly."""

import re
import socket
import subprocess
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError
from django.db import connection

from cop_site import preparation
from cop_site.management.commands import serve
from tests import live

PROJECT = Path(__file__).parent.parent.parent


def test_a_taken_port_is_refused_with_a_way_out() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]

        with pytest.raises(CommandError, match=f"make run PORT={port + 1}"):
            serve.refuse_taken_port("127.0.0.1", port)


def test_a_free_port_is_not() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]

    serve.refuse_taken_port("127.0.0.1", port)


@pytest.mark.django_db
def test_a_database_with_every_migration_needs_none() -> None:
    assert not preparation.has_unapplied_migrations(set(connection.introspection.table_names()))


@pytest.mark.django_db
def test_one_missing_migration_is_noticed() -> None:
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM django_migrations WHERE app = 'aspects' AND name = '0001_initial'")

    assert preparation.has_unapplied_migrations(set(connection.introspection.table_names()))


def test_an_empty_database_needs_migrations() -> None:
    assert preparation.has_unapplied_migrations(set())


@pytest.fixture
def static_site(settings: Any, tmp_path: Path) -> Path:
    """A site with one static source of its own; the returned file is that source."""
    source = tmp_path / "source" / "a.css"
    source.parent.mkdir()
    source.write_text("a {}")
    settings.STATICFILES_DIRS, settings.STATIC_ROOT = [source.parent], tmp_path / "static"
    settings.STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.FileSystemFinder"]
    return source


def test_static_files_are_collected_once_and_again_after_a_change(static_site: Path, settings: Any) -> None:
    said: list[str] = []

    preparation.collect_static(said.append)
    preparation.collect_static(said.append)
    assert len(said) == 1

    static_site.write_text("a { color: red }")
    preparation.collect_static(said.append)

    assert len(said) == 2
    assert (settings.STATIC_ROOT / "a.css").read_text() == "a { color: red }"


@pytest.fixture
def seedings(monkeypatch: pytest.MonkeyPatch, settings: Any, tmp_path: Path) -> list[str]:
    """The commands that preparing calls, instead of running them."""
    calls: list[str] = []
    settings.DATA_DIR = tmp_path
    monkeypatch.setattr(preparation, "call_command", lambda name, **options: calls.append(name))
    return calls


@pytest.mark.django_db
def test_an_empty_site_is_seeded(seedings: list[str]) -> None:
    preparation.seed_when_empty(lambda text: None)

    assert seedings == ["seed_demo"]


def test_a_site_with_people_is_left_alone(seedings: list[str], person: Any) -> None:
    person()

    preparation.seed_when_empty(lambda text: None)

    assert seedings == []


def test_a_seeding_that_was_cut_short_is_taken_up_again(seedings: list[str], person: Any, tmp_path: Path) -> None:
    person()
    (tmp_path / preparation.HALF_SEEDED).touch()

    preparation.seed_when_empty(lambda text: None)
    preparation.seed_when_empty(lambda text: None)

    assert seedings == ["seed_demo"]


def test_the_demo_accounts_are_shown_with_role_and_instansi(db: None, home: Any) -> None:
    from members.services import create_demo_people

    create_demo_people()

    accounts = dict(serve.demo_accounts())

    assert accounts["operator@demo.test"].startswith("Operator instansi · ")
    assert "Kalimantan Selatan" in accounts["operator@demo.test"]
    assert len(accounts) == 9


def test_the_set_up_says_clearly_that_python_is_missing(tmp_path: Path) -> None:
    (tmp_path / ".ci").mkdir()
    (tmp_path / ".ci" / "setup").write_bytes((PROJECT / ".ci" / "setup").read_bytes())
    (tmp_path / "requirements.txt").write_text("")

    run = subprocess.run(
        ["sh", tmp_path / ".ci" / "setup", "requirements.txt"],
        env={"PATH": "/usr/bin:/bin", "PYTHON": "python-yang-tidak-ada"},
        capture_output=True,
        text=True,
        check=False,
    )

    assert run.returncode == 1
    assert "Python 3.11 or newer is needed" in run.stderr


def test_a_served_site_answers_compressed_hashed_files_and_stops_at_once_on_interrupt(tmp_path: Path) -> None:
    site = tmp_path / "site"

    running = live.serve(site)
    page = running.read("/akun/login/")
    style = re.search(r'href="(/static/cop/css/[^"]+\.[0-9a-f]{12}\.css)"', page)
    status = running.stop()

    assert style, "the style sheet has no hash in its name"
    assert status == 0
    assert "Killing" not in running.log.read_text()
    assert list((site / "data" / "static" / "cop" / "css").glob("*.css.gz"))
