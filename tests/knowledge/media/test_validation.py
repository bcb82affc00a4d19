"""Uploads are what they say they are."""

import io
import zipfile

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.urls import reverse

from knowledge.media.models import CopDocument
from knowledge.media.validation import check_document


def archive(entries: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in entries.items():
            file.writestr(name, content)
    return buffer.getvalue()


GENUINE = {
    "a.pdf": b"%PDF-1.7\n...",
    "a.docx": archive({"[Content_Types].xml": b"<x/>", "word/document.xml": b"<w/>"}),
    "a.xlsx": archive({"xl/workbook.xml": b"<w/>"}),
    "a.odt": archive({"mimetype": b"application/vnd.oasis.opendocument.text"}),
    "a.mp3": b"ID3\x04\x00",
    "a.m4a": b"\x00\x00\x00\x20ftypM4A ",
    "a.ogg": b"OggS\x00",
    "a.csv": b"kode,skor\n1,37",
}


@pytest.mark.parametrize("name", GENUINE)
def test_a_genuine_file_is_accepted_and_rewound(name):
    upload = ContentFile(GENUINE[name], name=name)

    check_document(upload)

    assert upload.read() == GENUINE[name]


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("a.pdf", b"MZ\x90\x00 program", "mismatch"),
        ("a.mp3", b"MZ program", "mismatch"),
        ("a.m4a", b"MZ program", "mismatch"),
        ("a.docx", b"<html><script>alert(1)</script>", "mismatch"),
        ("a.docx", archive({"xl/workbook.xml": b""}), "mismatch"),
        ("a.csv", b"kode\x00skor", "mismatch"),
        ("a.txt", b"X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*", "malware"),
        ("a.xlsx", archive({"xl/workbook.xml": b"0" * 60_000_000}), "bomb"),
    ],
)
def test_a_file_that_is_not_what_it_says_is_refused(name, content, code):
    with pytest.raises(ValidationError) as refusal:
        check_document(ContentFile(content, name=name))

    assert refusal.value.code == code


def test_the_editors_upload_form_refuses_a_disguised_program(admin_client, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    upload = ContentFile(b"MZ\x90\x00 program", name="laporan.pdf")

    response = admin_client.post(reverse("wagtaildocs:add"), {"title": "Laporan", "file": upload, "collection": 1})

    assert "bukan PDF" in response.content.decode()
    assert not CopDocument.objects.exists()
