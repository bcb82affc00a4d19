"""Production refuses what would be unsafe; headers and policies reach every answer; strangers' pages are all the same."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from cop_site.settings import env

PROJECT = Path(__file__).parent.parent.parent
PUBLIC_PAGES = [
    "/",
    "/panduan/",
    "/praktik/",
    "/laboratorium/",
    "/regulasi/",
    "/berita/",
    "/acara/",
    "/podcast/",
    "/glosarium/",
    "/instansi/",
    "/forum/",
    "/cari/",
]


def production(tmp_path: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    """Start Django with production settings and these variables only."""
    environment = {"PATH": os.environ["PATH"], "DJANGO_SETTINGS_MODULE": "cop_site.settings.production", "COP_DATA_DIR": str(tmp_path), **variables}
    return subprocess.run(
        [sys.executable, "-c", "import django; django.setup()"], cwd=PROJECT, env=environment, capture_output=True, text=True, check=False
    )


def test_production_refuses_to_start_without_a_secret_key(tmp_path: Path) -> None:
    run = production(tmp_path, COP_ALLOWED_HOSTS="cop.example")

    assert run.returncode != 0
    assert "COP_SECRET_KEY must be set" in run.stderr


def test_production_refuses_a_short_secret_key(tmp_path: Path) -> None:
    assert "COP_SECRET_KEY must be set" in production(tmp_path, COP_ALLOWED_HOSTS="cop.example", COP_SECRET_KEY="pendek").stderr


def test_production_refuses_to_start_without_a_host(tmp_path: Path) -> None:
    run = production(tmp_path, COP_SECRET_KEY="k" * 50)

    assert run.returncode != 0
    assert "COP_ALLOWED_HOSTS must name the public host" in run.stderr


def test_production_starts_with_both(tmp_path: Path) -> None:
    run = production(tmp_path, COP_SECRET_KEY="k" * 50, COP_ALLOWED_HOSTS="cop.example")

    assert run.returncode == 0, run.stderr


@pytest.mark.parametrize("address", PUBLIC_PAGES)
def test_two_strangers_see_the_same_bytes_without_cookie_or_token(home: Any, address: str) -> None:
    first, second = Client().get(address), Client().get(address)

    assert first.status_code == 200
    assert not first.cookies
    assert b"csrfmiddlewaretoken" not in first.content
    assert first.content == second.content


def test_without_a_mail_server_mails_are_printed() -> None:
    assert env.mail_settings("") == {"EMAIL_BACKEND": "django.core.mail.backends.console.EmailBackend"}


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("smtp://mail.example", ("mail.example", 25, "", "", False, False)),
        ("smtp+tls://cop%40x.example:s%3Acret@mail.example", ("mail.example", 587, "cop@x.example", "s:cret", False, True)),
        ("smtps://u:p@mail.example:2465", ("mail.example", 2465, "u", "p", True, False)),
    ],
)
def test_a_mail_server_is_read_from_one_address(url: str, expected: tuple[object, ...]) -> None:
    read = env.mail_settings(url)

    names = ("HOST", "PORT", "HOST_USER", "HOST_PASSWORD", "USE_SSL", "USE_TLS")
    assert tuple(read[f"EMAIL_{name}"] for name in names) == expected
