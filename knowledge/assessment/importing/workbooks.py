"""Opening an XLSX without trusting it: bombs, giant sheets and broken archives are refused before a cell is read."""

import re
import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from django.utils.translation import gettext as _
from python_calamine import CalamineError, CalamineWorkbook

from .report import FileRefused

MAX_UNPACKED_BYTES = 64 * 1024 * 1024
MAX_MEMBERS = 1000
MAX_SHEETS_TRIED = 5
# The reader lays a sheet out as a full rectangle: one cell at XFD1048576 would ask for seventeen thousand million places.
FAR_CELL = re.compile(rb"""\br\s*=\s*["']\s*(?:[A-Za-z]{2,}[0-9]+|[A-Za-z][0-9]{6,})""")


def check_archive(data: bytes) -> None:
    """Refuse an archive that is no workbook, unpacks too large, or holds a cell far outside any score table.

    Raises:
        FileRefused: with the reason.
    """
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            members = archive.infolist()
            if not any(member.filename == "xl/workbook.xml" for member in members):
                raise FileRefused(_("Berkas ini bukan lembar kerja XLSX atau CSV."))
            if len(members) > MAX_MEMBERS or sum(member.file_size for member in members) > MAX_UNPACKED_BYTES:
                raise FileRefused(_("Isi berkas XLSX ini mengembang terlalu besar, jadi ditolak."))
            for member in members:
                check_member(archive.read(member))
    except (zipfile.BadZipFile, zlib.error, RuntimeError, NotImplementedError, EOFError, OSError) as error:
        raise FileRefused(_("Berkas XLSX ini rusak atau terkunci kata sandi. Simpan ulang, lalu unggah lagi.")) from error


def check_member(content: bytes) -> None:
    """Refuse a sheet with a cell beyond column Z or row 99.999, and one in an encoding that would hide it."""
    if content[:2] in (b"\xff\xfe", b"\xfe\xff") or FAR_CELL.search(content):
        raise FileRefused(_("Lembar kerja ini memakai sel di luar kolom Z atau baris 99.999. Hapus sel yang jauh itu, lalu unggah lagi."))


def sheets(data: bytes) -> Iterator[tuple[int, list[list[Any]]]]:
    """Each sheet as the number of its first used row and its rows.

    Raises:
        FileRefused: the archive is refused or its content is broken.
    """
    check_archive(data)
    try:
        workbook = CalamineWorkbook.from_filelike(BytesIO(data))
        for index in range(min(len(workbook.sheet_names), MAX_SHEETS_TRIED)):
            sheet = workbook.get_sheet_by_index(index)
            if sheet.start is not None:
                yield sheet.start[0] + 1, sheet.to_python(skip_empty_area=True)
    except (CalamineError, OSError, ValueError) as error:
        raise FileRefused(_("Berkas XLSX ini rusak dan tidak dapat dibaca. Simpan ulang, lalu unggah lagi.")) from error
