"""Looks into an uploaded document before it is kept: its content must be what its name says, and must not explode."""

import zipfile
from pathlib import PurePath
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

# What unpacking may cost; a text of ten thousand pages stays far below.
MOST_UNPACKED_BYTES = 200 * 1024 * 1024
MOST_ENTRIES = 5_000
MOST_RATIO = 150
# The harmless string by which virus scanners are tested; it has no place in a library.
SCANNER_TEST = b"X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR"
OFFICE_MARKERS = {"docx": "word/", "xlsx": "xl/", "pptx": "ppt/"}
TEXT_EXTENSIONS = {"csv", "txt"}
# How sound files begin: MPEG frames or an ID3 tag, an MP4 box, an Ogg page.
AUDIO_STARTS = {"mp3": (b"ID3", b"\xff\xfb", b"\xff\xf3", b"\xff\xf2", b"\xff\xfa"), "ogg": (b"OggS",)}


def check_document(upload: Any) -> None:
    """Refuse an upload whose content contradicts its extension, carries the scanner test, or is a compressed bomb.

    `upload` is a Django file; its position is put back to the start.

    Raises:
        ValidationError: in Indonesian, naming what is wrong.
    """
    extension = PurePath(upload.name or "").suffix.lower().lstrip(".")
    upload.seek(0)
    head = upload.read(64 * 1024)
    try:
        if SCANNER_TEST in head:
            raise ValidationError(_("Berkas memuat pola uji antivirus dan ditolak."), code="malware")
        if extension == "pdf" and not head.startswith(b"%PDF-"):
            raise ValidationError(_("Berkas bernama .pdf tetapi isinya bukan PDF."), code="mismatch")
        if extension in OFFICE_MARKERS or extension == "odt":
            check_archive(upload, extension)
        if (extension in AUDIO_STARTS and not head.startswith(AUDIO_STARTS[extension])) or (extension == "m4a" and head[4:8] != b"ftyp"):
            raise ValidationError(_("Isi berkas bukan rekaman suara seperti akhiran namanya."), code="mismatch")
        if extension in TEXT_EXTENSIONS and b"\x00" in head:
            raise ValidationError(_("Berkas teks memuat data biner. Simpan ulang sebagai teks biasa."), code="mismatch")
    finally:
        upload.seek(0)


def check_archive(upload: Any, extension: str) -> None:
    """Look at the table of contents of a zipped office file; nothing is unpacked.

    Raises:
        ValidationError: not such a file, or too large once unpacked.
    """
    upload.seek(0)
    try:
        with zipfile.ZipFile(upload) as archive:
            entries = archive.infolist()
    except (zipfile.BadZipFile, OSError, ValueError) as error:
        raise ValidationError(_("Isi berkas tidak sesuai dengan akhiran namanya."), code="mismatch") from error
    names = [entry.filename for entry in entries]
    marker = OFFICE_MARKERS.get(extension)
    is_genuine = any(name.startswith(marker) for name in names) if marker else "mimetype" in names
    if not is_genuine:
        raise ValidationError(_("Isi berkas tidak sesuai dengan akhiran namanya."), code="mismatch")
    unpacked = sum(entry.file_size for entry in entries)
    packed = max(1, sum(entry.compress_size for entry in entries))
    if len(entries) > MOST_ENTRIES or unpacked > MOST_UNPACKED_BYTES or (unpacked > 10 * 1024 * 1024 and unpacked / packed > MOST_RATIO):
        raise ValidationError(_("Berkas membengkak terlalu besar saat dibuka dan ditolak."), code="bomb")
