"""Makes the small working files of the demonstration site; the same content always gives the same bytes."""

import io
import zipfile
from datetime import datetime
from typing import Any

from docx import Document
from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

# Fixed, so that two demonstration sites hold the same files.
MADE_AT = datetime(2026, 9, 1, 9, 0)
AUTHOR = "Tim editor CoP Sistem Merit"
COLUMN_WIDTH = 24
STAMP = b"2026-09-01T09:00:00Z"


def file_of(data: dict[str, Any]) -> bytes:
    """A workbook or a text document, as the ending of its name says.

    Raises:
        KeyError: another ending.
    """
    make = {"xlsx": workbook, "docx": document}[data["name"].rpartition(".")[2]]
    return repacked(make(data))


def workbook(data: dict[str, Any]) -> bytes:
    """One sheet with a header and a few rows; texts that begin with "=" are formulas."""
    book = Workbook()
    sheet = book.active
    sheet.title = data["sheet"]
    sheet.append(data["header"])
    for row in data["rows"]:
        sheet.append(row)
    for place, cell in enumerate(sheet[1], start=1):
        cell.font = Font(bold=True)
        sheet.column_dimensions[get_column_letter(place)].width = COLUMN_WIDTH
    sheet.freeze_panes = "A2"
    book.properties.creator, book.properties.created, book.properties.modified = AUTHOR, MADE_AT, MADE_AT
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def document(data: dict[str, Any]) -> bytes:
    """A title and paragraphs."""
    text = Document()
    text.add_heading(data["title"], level=1)
    for paragraph in data["paragraphs"]:
        text.add_paragraph(paragraph)
    about = text.core_properties
    about.author, about.title, about.created, about.modified = AUTHOR, data["title"], MADE_AT, MADE_AT
    out = io.BytesIO()
    text.save(out)
    return out.getvalue()


def repacked(content: bytes) -> bytes:
    """The same archive with one date on every part: both libraries write the hour of saving."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in sorted(old.namelist(), key=lambda name: (name != "[Content_Types].xml", name)):
            part = zipfile.ZipInfo(name, MADE_AT.timetuple()[:6])
            part.compress_type, part.external_attr = zipfile.ZIP_DEFLATED, 0o600 << 16
            new.writestr(part, stamped(old.read(name)) if name == "docProps/core.xml" else old.read(name))
    return out.getvalue()


def stamped(properties: bytes) -> bytes:
    """The properties with the fixed date as that of the last change."""
    start = properties.find(b"<dcterms:modified")
    if start < 0:
        return properties
    begin, end = properties.index(b">", start) + 1, properties.index(b"</dcterms:modified>", start)
    return properties[:begin] + STAMP + properties[end:]
