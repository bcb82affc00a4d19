"""Reads the text of an office file, PDF or plain text. Runs as a process of its own (`python -m knowledge.media.reading FILE ENDING`).

A file comes from outside and may be made to hang or to eat memory; so it is read where the limits below can be enforced, and
whatever happens the answer is one line of JSON: {"text", "readability"} with a value of `Readability`. No Django here: it starts fast.
"""

import json
import resource
import sys
import time
import zipfile
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path

MOST_CHARACTERS = 200_000
MOST_PAGES = 400
MOST_SECONDS = 10
MOST_MEMORY_BYTES = 1024 * 1024 * 1024
MOST_ROWS = 20_000
# Parts of a zipped office file that are read, and how much of each.
MOST_PARTS = 300
MOST_PART_BYTES = 30 * 1024 * 1024


class Locked(Exception):
    """The file asks for a password."""


def pdf_pieces(path: Path) -> Iterator[str]:
    """The pages of a PDF.

    Raises:
        Locked: a password is needed.
    """
    from pypdf import PdfReader

    reader = PdfReader(path)
    if reader.is_encrypted and not reader.decrypt(""):
        raise Locked
    for page in islice(reader.pages, MOST_PAGES):
        yield page.extract_text()
    if len(reader.pages) > MOST_PAGES:
        yield "\0"


def docx_pieces(path: Path) -> Iterator[str]:
    """Paragraphs and cells of a Word file, in their order."""
    import docx
    from docx.table import Table

    for part in docx.Document(str(path)).iter_inner_content():
        if isinstance(part, Table):
            for row in part.rows:
                yield " ".join(cell.text for cell in row.cells)
        else:
            yield part.text


def xlsx_pieces(path: Path) -> Iterator[str]:
    """The rows of all sheets."""
    from python_calamine import CalamineWorkbook

    workbook = CalamineWorkbook.from_path(str(path))
    for name in workbook.sheet_names:
        yield name
        for row in islice(workbook.get_sheet_by_name(name).iter_rows(), MOST_ROWS):
            yield " ".join(str(cell) for cell in row if cell not in ("", None))


def slide_pieces(path: Path) -> Iterator[str]:
    """The slides of a presentation."""
    with zipfile.ZipFile(path) as archive:
        names = [name for name in archive.namelist() if name.startswith("ppt/slides/slide") and name.endswith(".xml")]
        for name in sorted(names, key=lambda name: (len(name), name))[:MOST_PARTS]:
            yield xml_text(archive, name, "}t")


def odt_pieces(path: Path) -> Iterator[str]:
    """The body of an OpenDocument text."""
    with zipfile.ZipFile(path) as archive:
        yield xml_text(archive, "content.xml", "")


def xml_text(archive: zipfile.ZipFile, name: str, ending: str) -> str:
    """The text of the elements whose tag ends so, in one part of an archive; entities are not followed."""
    from lxml import etree

    with archive.open(name) as part:
        data = part.read(MOST_PART_BYTES)
    root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True, recover=True))
    if ending:
        return " ".join(element.text or "" for element in root.iter() if isinstance(element.tag, str) and element.tag.endswith(ending))
    return " ".join(root.itertext())


def plain_pieces(path: Path) -> Iterator[str]:
    """Text and CSV as they are."""
    with path.open("rb") as file:
        data = file.read(4 * MOST_CHARACTERS + 4)
    try:
        yield data.decode("utf-8-sig")
    except UnicodeDecodeError:
        yield data.decode("cp1252", errors="replace")


READERS: dict[str, Callable[[Path], Iterator[str]]] = {
    "pdf": pdf_pieces,
    "docx": docx_pieces,
    "xlsx": xlsx_pieces,
    "pptx": slide_pieces,
    "odt": odt_pieces,
    "txt": plain_pieces,
    "csv": plain_pieces,
}


def read(path: Path, ending: str) -> dict[str, str]:
    """The text with single spaces, and what came of it; never raises for a file's own faults."""
    reader = READERS.get(ending.lower())
    if reader is None:
        return {"text": "", "readability": "bukan-teks"}
    pieces: list[str] = []
    outcome, length, until = "", 0, time.monotonic() + MOST_SECONDS
    try:
        for piece in reader(path):
            pieces.append(" ".join(piece.replace("\0", " ").split()))
            length += len(pieces[-1]) + 1
            if length > MOST_CHARACTERS or piece == "\0" or time.monotonic() > until:
                outcome = "terpotong"
                break
    except Locked:
        outcome = "terkunci"
    except Exception as error:  # noqa: BLE001  parsers of broken files raise whatever they like
        outcome = "terkunci" if "decrypt" in str(error).lower() else "rusak"
    # What a database refuses or a reader cannot see: lone surrogates.
    text = " ".join(piece for piece in pieces if piece)[:MOST_CHARACTERS].encode("utf-8", "ignore").decode()
    if text and outcome in ("", "rusak"):
        outcome = "terpotong" if outcome else "terbaca"
    return {"text": text, "readability": outcome or "tanpa-teks"}


def main(path: str, ending: str) -> None:
    """Set the limits, read, answer."""
    resource.setrlimit(resource.RLIMIT_CPU, (2 * MOST_SECONDS, 2 * MOST_SECONDS + 1))
    if sys.platform == "linux":
        resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY_BYTES, MOST_MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    sys.stdout.write(json.dumps(read(Path(path), ending)))


if __name__ == "__main__":
    main(*sys.argv[1:3])
