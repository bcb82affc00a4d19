"""The text of files is read within limits, and a file that cannot be read says why."""

import pytest

from knowledge.media import reading
from knowledge.media.models import Readability
from knowledge.media.services import read_document, read_documents

from . import files

LONG = "kata " * 100_000


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.pdf", files.pdf("Pedoman wawancara", "halaman kedua jabatan")),
        ("a.docx", files.word("Pedoman wawancara", "halaman kedua jabatan")),
        ("a.xlsx", files.sheet("Pedoman wawancara", "halaman kedua jabatan", 12)),
        ("a.pptx", files.slides("Pedoman wawancara halaman kedua jabatan")),
        ("a.odt", files.odt("Pedoman wawancara halaman kedua jabatan")),
        ("a.TXT", b"Pedoman wawancara\r\nhalaman kedua jabatan"),
        ("a.csv", "Pedoman wawancara;halaman kedua jabatan;é".encode("cp1252")),
    ],
)
def test_the_text_of_a_file_is_read(document, name, content):
    found = document(name, content).reading

    assert found.readability == Readability.READ
    assert "Pedoman wawancara" in found.text
    assert "halaman kedua jabatan" in found.text


@pytest.mark.parametrize(
    ("name", "content", "readability"),
    [
        ("a.pdf", files.locked_pdf("Rahasia"), Readability.LOCKED),
        ("a.pdf", files.blank_pdf(), Readability.EMPTY),
        ("a.pdf", b"%PDF-1.7\n" + b"\x00garbage" * 50, Readability.BROKEN),
        ("a.docx", files.archive({"word/document.xml": "<w/>"}), Readability.BROKEN),
        ("a.odt", files.archive({"mimetype": "x"}), Readability.BROKEN),
        ("a.mp3", b"ID3\x04\x00", Readability.OTHER),
    ],
)
def test_a_file_without_readable_text_says_why(document, name, content, readability):
    found = document(name, content).reading

    assert (found.text, found.readability) == ("", readability)


def test_a_very_long_file_is_read_to_the_limit(document):
    found = document("a.txt", LONG.encode()).reading

    assert found.readability == Readability.CUT
    assert len(found.text) == reading.MOST_CHARACTERS


def test_entities_of_a_hostile_file_are_not_unfolded(document):
    bomb = '<!DOCTYPE d [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c SYSTEM "file:///etc/passwd">]><d><p>isi &b;&c;</p></d>'

    found = document("a.odt", files.archive({"mimetype": "x", "content.xml": bomb})).reading

    assert "isi" in found.text
    assert "aaaa" not in found.text
    assert "root:" not in found.text


def test_a_reader_that_hangs_is_ended(document, monkeypatch):
    monkeypatch.setattr("knowledge.media.services.MOST_SECONDS", 0)
    monkeypatch.setattr("knowledge.media.services.GRACE_SECONDS", 0.01)

    assert document("a.txt", b"isi").reading.readability == Readability.SLOW


def test_a_missing_file_is_no_error(document):
    gone = document("a.txt", b"isi")
    gone.file.storage.delete(gone.file.name)

    assert read_document(gone, again=True).readability == Readability.BROKEN


def test_only_documents_with_another_file_are_read_again(document, django_assert_num_queries):
    document("a.txt", b"isi")
    replaced = document("b.txt", b"isi lama")
    with replaced.file.storage.open(replaced.file.name, "wb") as file:
        file.write(b"isi baru")
    replaced._set_document_file_metadata()
    type(replaced).objects.filter(pk=replaced.pk).update(file_hash=replaced.file_hash)

    assert read_documents() == 1

    replaced.reading.refresh_from_db()
    assert replaced.reading.text == "isi baru"
