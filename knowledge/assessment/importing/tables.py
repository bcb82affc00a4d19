"""From the bytes of a file, whatever its name says, to a header and numbered rows."""

import codecs
import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from io import StringIO
from typing import Any, BinaryIO

from django.utils.translation import gettext as _

from . import workbooks
from .report import FileRefused, Issue

COLUMNS = ("kode_instansi", "tahun", "instrumen", "kode", "skor", "status")
MAX_MEGABYTES = 10
MAX_BYTES = MAX_MEGABYTES * 1024 * 1024
DELIMITERS = (",", ";", "\t")
ZIP, OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"


@dataclass(frozen=True)
class Row:
    """One row: its number in the sheet, its cells by column, and cells beyond the last column."""

    number: int
    cells: dict[str, Any]
    surplus: tuple[Any, ...] = ()


@dataclass
class Table:
    """The rows of a file, and what the reader had to say about it."""

    rows: Iterable[Row]
    width: int
    notices: list[Issue] = field(default_factory=list)


def read_table(file: BinaryIO, *, size: int) -> Table:
    """The table in a file, recognised by its content.

    Raises:
        FileRefused: too large (nothing is read then), empty, no spreadsheet, or columns are missing.
    """
    if size > MAX_BYTES:
        raise FileRefused(
            _("Berkas berukuran %(size)s MB, melebihi batas %(limit)s MB. Bagi menjadi beberapa berkas.")
            % {"size": max(size // (1024 * 1024), MAX_MEGABYTES), "limit": MAX_MEGABYTES}
        )
    data = file.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise FileRefused(_("Berkas melebihi batas %(limit)s MB. Bagi menjadi beberapa berkas.") % {"limit": MAX_MEGABYTES})
    if not data.strip():
        raise FileRefused(_("Berkas kosong."))
    if data.startswith(ZIP):
        return workbook_table(data)
    if data.startswith(OLE):
        raise FileRefused(
            _("Berkas ini memakai format Excel lama (.xls) atau terkunci kata sandi. Simpan sebagai .xlsx tanpa kata sandi, lalu unggah lagi.")
        )
    return text_table(data)


def workbook_table(data: bytes) -> Table:
    """The first sheet that has all columns."""
    first_missing: FileRefused | None = None
    for first_row, rows in workbooks.sheets(data):
        numbered = ((number, row) for number, row in enumerate(rows, start=first_row) if not is_blank(row))
        _number, header = next(numbered, (0, []))
        try:
            return table_of(header, numbered)
        except FileRefused as error:
            first_missing = first_missing or error
    raise first_missing or FileRefused(_("Berkas kosong."))


def text_table(data: bytes) -> Table:
    """The rows of a CSV, with its encoding and delimiter recognised."""
    text, notice = decoded(data)
    if "\x00" in text:
        raise FileRefused(_("Berkas ini bukan lembar kerja XLSX atau CSV."))
    lines = text.lstrip("\r\n").splitlines()
    skipped = 1 if lines and lines[0].lower().startswith("sep=") else 0
    header_line = lines[skipped] if len(lines) > skipped else ""
    delimiter = max(DELIMITERS, key=lambda mark: len(known_columns(next(csv.reader([header_line], delimiter=mark), []))))
    numbered = text_rows(text, delimiter, skipped)
    table = table_of(next(numbered, (0, []))[1], numbered)
    table.notices += [notice] if notice else []
    return table


def text_rows(text: str, delimiter: str, skipped: int) -> Iterator[tuple[int, list[str]]]:
    """Rows that are not blank, each with the number of its last line.

    Raises:
        FileRefused: a field never ends (an opening quotation mark without its partner).
    """
    reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter)
    try:
        for row in reader:
            if reader.line_num > skipped and not is_blank(row):
                yield reader.line_num, row
    except csv.Error as error:
        raise FileRefused(_("Baris %(row)s tidak terbaca; periksa tanda kutip yang tidak ditutup.") % {"row": reader.line_num}) from error


def decoded(data: bytes) -> tuple[str, Issue | None]:
    """The text, and a notice when its encoding had to be guessed."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data.decode("utf-16", errors="replace"), Issue(None, "", _("Berkas berformat UTF-16; dibaca apa adanya."))
    try:
        return data.decode("utf-8-sig"), None
    except UnicodeDecodeError:
        pass
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        text = data.decode("latin-1")
    return text, Issue(None, "", _("Berkas bukan UTF-8; dibaca sebagai Latin-1 (Windows-1252). Periksa huruf yang tidak biasa."))


def table_of(header: list[Any], rows: Iterable[tuple[int, list[Any]]]) -> Table:
    """Name the cells by the header.

    Raises:
        FileRefused: columns are missing; says which.
    """
    names = [column_name(cell) for cell in header]
    while names and not names[-1]:
        names.pop()
    missing = [name for name in COLUMNS if name not in names]
    if missing:
        raise FileRefused(
            _("Kolom berikut tidak ada: %(missing)s. Judul yang terbaca: %(found)s.")
            % {"missing": ", ".join(missing), "found": ", ".join(name for name in names if name)[:200] or _("tidak ada")}
        )
    return Table((named_row(names, number, cells) for number, cells in rows), width=len(names))


def named_row(names: list[str], number: int, cells: list[Any]) -> Row:
    """One row by column names; empty cells at the end do not count as surplus."""
    surplus = list(cells[len(names) :])
    while surplus and is_blank(surplus[-1:]):
        surplus.pop()
    return Row(number, dict(zip(names, cells, strict=False)), tuple(surplus))


def known_columns(header: list[str]) -> set[str]:
    """Which of our columns a header names."""
    return {column_name(cell) for cell in header} & set(COLUMNS)


def column_name(cell: Any) -> str:
    """A header cell as a column name: "Kode Instansi " is kode_instansi."""
    return "_".join(str(cell).replace("\ufeff", "").strip().lower().split())


def is_blank(row: Iterable[Any]) -> bool:
    """Whether no cell holds anything."""
    return not any(str(cell).strip() for cell in row if cell is not None)
