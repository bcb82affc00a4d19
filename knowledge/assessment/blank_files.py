"""The file to fill in before an upload: one row per aspect of the active framework, as CSV or XLSX."""

import csv
from io import BytesIO, StringIO

from .importing.tables import COLUMNS
from .scoring import FrameworkSpec

TEXT = "@"  # the number format that keeps 3.10 from becoming 3.1


def blank_rows(spec: FrameworkSpec, *, instansi_code: str, year: int, layer: str) -> list[list[str]]:
    """Header and one row per aspect, the score left empty."""
    rows = [[instansi_code, str(year), spec.code, aspect.code, "", layer] for aspect in spec.aspects]
    return [list(COLUMNS), *rows]


def as_csv(rows: list[list[str]]) -> bytes:
    """With semicolons and a byte order mark, so that an Indonesian spreadsheet opens it in columns."""
    text = StringIO()
    csv.writer(text, delimiter=";", lineterminator="\r\n").writerows(rows)
    return text.getvalue().encode("utf-8-sig")


def as_xlsx(rows: list[list[str]]) -> bytes:
    """With codes as text."""
    # Imported here: it is seldom asked for, and brings numpy along wherever that is installed.
    from openpyxl import Workbook
    from openpyxl.styles import Font

    book = Workbook()
    sheet = book.active
    for row in rows:
        sheet.append(row)
    for cell in sheet[1]:
        cell.font = Font(bold=True)
    for column in sheet.columns:
        sheet.column_dimensions[column[0].column_letter].width = 18
        if column[0].value != COLUMNS[4]:
            for cell in column:
                cell.number_format = TEXT
    buffer = BytesIO()
    book.save(buffer)
    return buffer.getvalue()
