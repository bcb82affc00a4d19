"""Which characters our fonts can draw. A PDF for everybody (PDF/UA) may not hold a single one that they cannot."""

import struct
import unicodedata
from bisect import bisect_right
from functools import cache
from pathlib import Path

FONT_FOLDER = Path(__file__).parent / "fonts"
# Shown in place of a character that no font has.
REPLACEMENT = "\ufffd"
# Line breaks and tabs are set as space.
ALWAYS = {"\n", "\t"}


@cache
def covered_spans() -> tuple[list[int], list[int]]:
    """First and last code points of the covered spans of all fonts in the folder, in order."""
    spans = sorted(span for path in FONT_FOLDER.glob("*.ttf") for span in spans_of(path.read_bytes()))
    return [first for first, _last in spans], running_ends([last for _first, last in spans])


def running_ends(ends: list[int]) -> list[int]:
    """The furthest end so far, so that overlapping spans are found by bisection."""
    furthest = -1
    return [furthest := max(furthest, end) for end in ends]


def spans_of(font: bytes) -> list[tuple[int, int]]:
    """The spans of code points that a TrueType font maps to a glyph (its cmap in the formats 4 and 12)."""
    (count,) = struct.unpack_from(">H", font, 4)
    tables = {tag: start for tag, _sum, start, _size in (struct.unpack_from(">4sIII", font, 12 + 16 * n) for n in range(count))}
    cmap = tables[b"cmap"]
    (subtables,) = struct.unpack_from(">H", font, cmap + 2)
    found: list[tuple[int, int]] = []
    for number in range(subtables):
        (offset,) = struct.unpack_from(">I", font, cmap + 4 + 8 * number + 4)
        found += mapped(font, cmap + offset)
    return found


def mapped(font: bytes, at: int) -> list[tuple[int, int]]:
    """The spans of one table of the cmap."""
    (form,) = struct.unpack_from(">H", font, at)
    if form == 12:
        (groups,) = struct.unpack_from(">I", font, at + 12)
        return [struct.unpack_from(">II", font, at + 16 + 12 * n) for n in range(groups)]
    if form == 4:
        (doubled,) = struct.unpack_from(">H", font, at + 6)
        ends = struct.unpack_from(f">{doubled // 2}H", font, at + 14)
        starts = struct.unpack_from(f">{doubled // 2}H", font, at + 16 + doubled)
        return [(start, end) for start, end in zip(starts, ends, strict=True) if end != 0xFFFF]
    return []


def is_covered(character: str) -> bool:
    """Whether a font has it, or it has no shape of its own (joiners, marks of direction, selectors)."""
    if character in ALWAYS:
        return True
    if unicodedata.category(character) == "Cf" or "\ufe00" <= character <= "\ufe0f":
        return True
    firsts, ends = covered_spans()
    place = bisect_right(firsts, ord(character)) - 1
    return place >= 0 and ord(character) <= ends[place]


def drawable(text: str) -> str:
    """The text with what cannot be drawn replaced, and control characters gone; unchanged for nearly every text."""
    if text.isascii() and text.isprintable():
        return text
    kept = (character for character in text if character in ALWAYS or unicodedata.category(character) not in {"Cc", "Cs", "Co", "Cn"})
    return "".join(character if is_covered(character) else REPLACEMENT for character in kept)
