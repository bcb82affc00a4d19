"""From a file to numbered JSON objects, a line at a time, whatever the file is."""

import codecs
import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, BinaryIO

from django.utils.translation import gettext as _

# A line longer than this is no item of a knowledge base; it is skipped without being kept in memory.
MOST_LINE_BYTES = 2 * 1024 * 1024


class FileRefused(ValueError):
    """The file as a whole cannot be read; the message says why. Nothing was written."""


@dataclass(frozen=True)
class Line:
    """One line that is not blank: its object, or the reason why there is none."""

    number: int
    data: dict[str, Any] | None = None
    problem: str = ""


def lines(file: BinaryIO) -> Iterator[Line]:
    """The lines of a file in their order; a mark at its beginning, CRLF and blank lines are fine.

    Raises:
        FileRefused: it is empty, or not text in UTF-8 (told by its beginning).
    """
    number = 0
    is_empty = True
    while raw := file.readline(MOST_LINE_BYTES + 1):
        number += 1
        if number == 1:
            raw = beginning(raw)
        if len(raw) > MOST_LINE_BYTES:
            skip_rest(file, raw)
            yield Line(number, problem=_("lebih dari %(most)s MB; bagi isinya.") % {"most": MOST_LINE_BYTES // (1024 * 1024)})
        elif raw.strip():
            yield line_of(number, raw)
        else:
            continue
        is_empty = False
    if is_empty:
        raise FileRefused(_("Berkas kosong."))


def beginning(raw: bytes) -> bytes:
    """The first line without its byte order mark.

    Raises:
        FileRefused: it is UTF-16, an archive or another binary file.
    """
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        raise FileRefused(_("Berkas berformat UTF-16. Simpan ulang sebagai UTF-8, lalu impor lagi."))
    if b"\0" in raw[:1024]:
        raise FileRefused(_("Berkas ini bukan teks. Yang diterima: satu objek JSON per baris, UTF-8."))
    return raw.removeprefix(codecs.BOM_UTF8)


def skip_rest(file: BinaryIO, raw: bytes) -> None:
    """Read on to the end of the line, keeping nothing."""
    while raw and not raw.endswith(b"\n"):
        raw = file.readline(MOST_LINE_BYTES)


def line_of(number: int, raw: bytes) -> Line:
    """The object of one line."""
    try:
        data = json.loads(raw.decode("utf-8"))
    except UnicodeDecodeError:
        return Line(number, problem=_("bukan UTF-8; simpan ulang berkas sebagai UTF-8."))
    except json.JSONDecodeError as error:
        return Line(number, problem=_("bukan JSON yang sah (kolom %(column)s).") % {"column": error.colno})
    except (RecursionError, ValueError):
        # Nested without end, or a number with thousands of digits.
        return Line(number, problem=_("JSON ini terlalu dalam atau angkanya terlalu panjang."))
    if not isinstance(data, dict):
        return Line(number, problem=_('bukan objek JSON; tiap baris berbentuk {"id": …, "kind": …}.'))
    return Line(number, data)
