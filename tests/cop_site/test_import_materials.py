"""`import_materials FILE`: exit code, words and speed as somebody at a terminal meets them."""

import json

import pytest
from django.core.management import CommandError, call_command
from wagtail.models import Page

from knowledge.catalogue.models import Entry

pytestmark = pytest.mark.django_db
GOOD = {"id": "a", "kind": "panduan", "title": "Menghitung ABK", "aspect": "1"}


@pytest.fixture
def file(tmp_path):
    def write(*rows):
        path = tmp_path / "bahan.jsonl"
        path.write_text("\n".join(row if isinstance(row, str) else json.dumps(row) for row in rows), encoding="utf-8")
        return str(path)

    return write


def test_a_clean_file_ends_well_on_a_site_that_was_only_migrated(file, capsys):
    call_command("import_materials", file(GOOD))

    assert Entry.objects.filter(external_id="a", kind="panduan").exists()
    assert "1 baris dibaca" in capsys.readouterr().out


def test_bad_lines_are_reported_by_number_and_end_with_1(file, capsys):
    with pytest.raises(SystemExit) as ended:
        call_command("import_materials", file({**GOOD, "aspect": "99"}, "rusak", GOOD))

    told = capsys.readouterr().err
    assert ended.value.code == 1
    assert "Baris 1: aspek “99” tidak dikenal." in told
    assert "Baris 2: bukan JSON yang sah" in told
    assert Entry.objects.filter(external_id="a").exists()


def test_a_trial_tells_the_same_and_writes_nothing(file, capsys, home):
    call_command("import_materials", file(GOOD), "--dry-run")

    assert "tidak ada yang ditulis" in capsys.readouterr().out
    assert not Page.objects.filter(slug="menghitung-abk").exists()


def test_the_owner_must_be_somebody_who_can_sign_in(file, person):
    call_command("import_materials", file(GOOD), "--owner", person("editor").email.upper())
    assert Page.objects.get(slug="menghitung-abk").owner == person("editor")

    with pytest.raises(CommandError, match="Tidak ada akun aktif"):
        call_command("import_materials", file(GOOD), "--owner", "entah@example.test")


def test_a_file_that_is_not_there_or_no_text_is_said_in_one_sentence(tmp_path):
    with pytest.raises(CommandError, match="tidak dapat dibuka"):
        call_command("import_materials", str(tmp_path / "tidak-ada.jsonl"))
    (tmp_path / "x").write_bytes(b"PK\x03\x04\x00")
    with pytest.raises(CommandError, match="bukan teks"):
        call_command("import_materials", str(tmp_path / "x"))
