"""What an item is made of when it is taken along: plain parts that a PDF, a web page or Markdown can be written from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, fields, is_dataclass
from typing import Any


@dataclass(frozen=True)
class Run:
    """A piece of a line: its text, how it stands out, where it leads. A line break is the text "\\n"."""

    text: str
    bold: bool = False
    italic: bool = False
    url: str = ""


@dataclass(frozen=True)
class Heading:
    """A heading inside the item; 2 is the highest level, the title stands above."""

    text: str
    level: int = 2


@dataclass(frozen=True)
class Paragraph:
    """A paragraph."""

    runs: list[Run]


@dataclass(frozen=True)
class Bullets:
    """A list; each item is parts again."""

    items: list[list[Part]]
    ordered: bool = False


@dataclass(frozen=True)
class Point:
    """One step or one thing to tick off: what it is, what is said about it, what comes out or where it belongs."""

    title: str
    parts: list[Part] = field(default_factory=list)
    note: str = ""


@dataclass(frozen=True)
class Steps:
    """Numbered steps with a box to tick."""

    points: list[Point]


@dataclass(frozen=True)
class Checklist:
    """Things to tick off, such as pieces of evidence (`is_evidence`) or prerequisites."""

    points: list[Point]
    is_evidence: bool = False


@dataclass(frozen=True)
class Table:
    """A table with a caption; `numeric` are the columns, from 0, that hold figures."""

    caption: str
    header: list[str]
    rows: list[list[str]]
    numeric: list[int] = field(default_factory=list)


@dataclass(frozen=True)
class Callout:
    """A remark that stands out, with the word for its kind."""

    word: str
    title: str
    parts: list[Part]


@dataclass(frozen=True)
class Quote:
    """A quotation and whose it is."""

    text: str
    who: str = ""


@dataclass(frozen=True)
class Picture:
    """An image of the library: its file in the storage, what it shows, its caption."""

    file: str
    alt: str
    caption: str = ""


@dataclass(frozen=True)
class File:
    """A document to download: key, name, address and remark."""

    document_id: int
    name: str
    url: str
    note: str = ""


@dataclass(frozen=True)
class Facts:
    """Short facts: pairs of label and value."""

    rows: list[tuple[str, str]]


Part = Heading | Paragraph | Bullets | Steps | Checklist | Table | Callout | Quote | Picture | File | Facts


def paragraph(text: str, **look: Any) -> Paragraph:
    """A paragraph of one run."""
    return Paragraph([Run(text, **look)])


def plain(value: Any) -> Any:
    """As JSON carries it; each part says its kind."""
    if is_dataclass(value):
        return {"kind": type(value).__name__.lower(), **{f.name: plain(getattr(value, f.name)) for f in fields(value)}}
    if isinstance(value, list | tuple):
        return [plain(each) for each in value]
    return value


def walk(parts: list[Part]) -> Iterator[Part]:
    """All parts, those inside others included, in reading order."""
    for part in parts:
        yield part
        inner: list[list[Part]] = []
        if isinstance(part, Bullets):
            inner = part.items
        elif isinstance(part, Steps | Checklist):
            inner = [point.parts for point in part.points]
        elif isinstance(part, Callout):
            inner = [part.parts]
        for below in inner:
            yield from walk(below)


def strings(value: Any) -> Iterator[str]:
    """Every text in plain data."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, each in value.items():
            if key != "kind":
                yield from strings(each)
    elif isinstance(value, list):
        for each in value:
            yield from strings(each)
