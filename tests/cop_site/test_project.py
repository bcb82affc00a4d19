"""The project's own checks pass, and each of them is able to fail."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests import project, translations

PYPROJECT = """
[project]
dependencies = ["django>=5.2,<5.3"]
[dependency-groups]
dev = ["pytest>=8"]
"""
DJANGO = "django==5.2.19 \\\n    --hash=sha256:aa\n"
PYTEST = "pytest==9.2.0 \\\n    --hash=sha256:bb\n"


def test_lock_files_that_hold_everything_pass() -> None:
    assert list(project.lock_complaints(PYPROJECT, DJANGO, DJANGO + PYTEST)) == []


@pytest.mark.parametrize(
    ("run_lock", "dev_lock", "complaint"),
    [
        ("", DJANGO + PYTEST, "requirements.txt: django is missing"),
        (DJANGO.replace("5.2.19", "5.1.0"), DJANGO + PYTEST, "django is 5.1.0"),
        (DJANGO, DJANGO, "requirements-dev.txt: pytest is missing"),
        (DJANGO, DJANGO.replace("5.2.19", "5.2.20") + PYTEST, "django differs"),
        ("django==5.2.19\n", DJANGO + PYTEST, "django has no hash"),
        ("--index-url https://packages.example\n" + DJANGO, DJANGO + PYTEST, "names a host"),
    ],
)
def test_a_lock_file_that_is_behind_or_names_a_host_is_reported(run_lock: str, dev_lock: str, complaint: str) -> None:
    assert any(complaint in line for line in project.lock_complaints(PYPROJECT, run_lock, dev_lock))


def test_a_stranger_at_the_top_level_is_reported() -> None:
    assert list(project.top_level_complaints([Path("README.md"), Path("scripts/x.sh")])) == ["scripts: not a known name at the top level"]


@pytest.mark.parametrize(
    ("path", "source", "complaint"),
    [
        ("members/notes.py", "x = 1\n", "opens without a sentence"),
        ("members/utils.py", '"""All sorts."""\n', "utils says nothing"),
        ("members/long.py", '"""Long."""\n' + "x = 1\n" * 300, "301 lines"),
        ("members/rule.py", '"""Of KASN."""\nMAXIMUM = 410\n', "rule.py:2: 410 belongs into data"),
        ("members/rule.py", '"""Rule."""\nassessor = "KASN, Jakarta"\n', "KASN belongs into data"),
        ("members/deep.py", '"""Deep."""\ndef f():\n' + "    x = 1\n" * 50, "f has 51 lines"),
    ],
)
def test_a_module_against_the_house_rules_is_reported(path: str, source: str, complaint: str) -> None:
    assert any(complaint in line for line in project.module_complaints(Path(path), source))


@pytest.mark.parametrize(
    "source", ['<p style="color: red">', "<style>p {}</style>", "<script>x()</script>", '<a onclick="x()">', "<script defer>x()</script>"]
)
def test_a_template_that_the_content_policy_would_block_is_reported(source: str) -> None:
    assert list(project.template_complaints(Path("a.html"), source))


def test_a_script_with_an_address_is_fine() -> None:
    assert not list(project.template_complaints(Path("a.html"), '<script type="module" src="/a.js"></script>'))


@pytest.mark.parametrize("source", ["<p>Kirim</p>", '<img alt="Peta aspek">', '{% if a > 1 %}<b class="x">Daftar</b>{% endif %}'])
def test_words_outside_of_a_translate_tag_are_reported(source: str) -> None:
    assert list(translations.untranslatable(Path("a.html"), source))


@pytest.mark.parametrize(
    "source",
    ['{% translate "Kirim" %}', "{% blocktranslate %}Ada {{ n }} hasil{% endblocktranslate %}", "{{ page.title }} · 12", "<a href='/panduan/'>→</a>"],
)
def test_words_inside_of_a_translate_tag_are_not(source: str) -> None:
    assert not list(translations.untranslatable(Path("a.html"), source))


def test_messages_of_templates_and_modules_are_found() -> None:
    template = (
        '{% translate "Kirim" as t %}{% include "x" with a=_("Tutup") %}'
        "{% blocktranslate trimmed %}\n  Ada {{ n }}\n  hasil{% plural %}Banyak{% endblocktranslate %}"
    )

    assert translations.template_messages(template) == {"Kirim", "Tutup", "Ada %(n)s hasil", "Banyak"}
    assert translations.module_messages('a = _("Satu")\nb = ngettext("Dua", "Banyak", n)\nc = other("Tiga")\n') == {"Satu", "Dua", "Banyak"}


def test_a_catalogue_behind_its_source_or_not_compiled_is_reported(tmp_path: Path) -> None:
    folder = tmp_path / "cop_site" / "locale" / "en" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "a.html").write_text('{% translate "Kirim" %}{% translate "Tutup" %}')
    (folder / "django.po").write_text('msgid "Kirim"\nmsgstr "Send"\n')

    complaints = list(translations.catalogue_complaints(tmp_path))

    assert [line.split(": ", 1)[1] for line in complaints] == ["lacks “Tutup” (make messages)", "not compiled"]


@pytest.mark.parametrize("script", [".ci/run", ".ci/check", ".ci/setup"])
def test_the_scripts_can_be_read_by_their_shell_and_name_no_host(script: str) -> None:
    path = project.PROJECT / script

    assert os.access(path, os.X_OK)
    assert subprocess.run(["bash", "-n", path], check=False).returncode == 0
    assert set(re.findall(r"https?://([\w.-]+)", path.read_text())) <= {"127.0.0.1", "cop.example"}


def test_a_required_group_that_is_skipped_fails_the_run(tmp_path: Path) -> None:
    environment = {**os.environ, "COP_TEST_REQUIRE": "redis", "COP_TEST_REDIS_URL": ""}
    source = '"""A bad control."""\nimport pytest\n\n@pytest.mark.engine("redis")\ndef test_it(): pass\n'
    case = tmp_path / "test_bad_control.py"
    case.write_text(source)

    run = subprocess.run(
        [sys.executable, "-m", "pytest", "-c", project.PROJECT / "pyproject.toml", "-p", "tests.conftest", "-q", case],
        cwd=project.PROJECT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )

    assert run.returncode == pytest.ExitCode.TESTS_FAILED, run.stdout + run.stderr
    assert "redis: 0 tests ran, 1 skipped: COP_TEST_REDIS_URL holds no address" in run.stdout
