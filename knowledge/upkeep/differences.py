"""Differences of two texts, word by word, at a bounded cost: plain arithmetic on strings."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

TOKENS = re.compile(r"\s+|[^\s]+")
# A passage of more words and spaces than this is shown as taken out and put in; comparing its words would cost time and read badly.
MOST_TOKENS = 800
# Of each text; what lies beyond is compared as one passage.
MOST_LINES = 1500
CONTEXT_WORDS = 25


class Kind(StrEnum):
    """What happened to a piece of text."""

    SAME = "sama"
    ADDED = "ditambah"
    REMOVED = "dihapus"
    SKIPPED = "dilewati"


@dataclass(frozen=True)
class Segment:
    """A piece of text and what happened to it."""

    kind: Kind
    text: str


def word_differences(before: str, after: str) -> list[Segment]:
    """The pieces of which `after` is made, with those that were taken out; long passages without change are cut to their ends."""
    return shortened(merged(differing_lines(lines(before), lines(after))))


def lines(text: str) -> list[str]:
    """The lines of a text with their ends; the tail of a very long one is a single line."""
    found = text.splitlines(keepends=True)
    return found if len(found) <= MOST_LINES else [*found[:MOST_LINES], "".join(found[MOST_LINES:])]


def differing_lines(before: list[str], after: list[str]) -> Iterator[Segment]:
    """Compare line by line, and words only within what was replaced."""
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        old, new = "".join(before[i1:i2]), "".join(after[j1:j2])
        if tag == "equal":
            yield Segment(Kind.SAME, old)
        elif tag == "replace":
            yield from differing_words(old, new)
        else:
            yield Segment(Kind.REMOVED if tag == "delete" else Kind.ADDED, old or new)


def differing_words(old: str, new: str) -> Iterator[Segment]:
    """Compare word by word, or take the passage as a whole when it is long."""
    before, after = TOKENS.findall(old), TOKENS.findall(new)
    if max(len(before), len(after)) > MOST_TOKENS:
        yield from (Segment(Kind.REMOVED, old), Segment(Kind.ADDED, new))
        return
    removed, added = "", ""
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        out, into = "".join(before[i1:i2]), "".join(after[j1:j2])
        # A mere space between two changes belongs to both, so that a rewritten sentence reads as one.
        if tag != "equal" or (not out.strip() and removed + added and i2 < len(before)):
            removed, added = removed + out, added + into
            continue
        yield from change(removed, added)
        removed, added = "", ""
        yield Segment(Kind.SAME, out)
    yield from change(removed, added)


def change(removed: str, added: str) -> Iterator[Segment]:
    """What went and what came in its place, as far as there is any."""
    if removed:
        yield Segment(Kind.REMOVED, removed)
    if added:
        yield Segment(Kind.ADDED, added)


def merged(segments: Iterator[Segment]) -> list[Segment]:
    """Neighbours of the same kind as one."""
    found: list[Segment] = []
    for segment in segments:
        if found and found[-1].kind is segment.kind:
            found[-1] = Segment(segment.kind, found[-1].text + segment.text)
        elif segment.text:
            found.append(segment)
    return found


def shortened(segments: list[Segment]) -> list[Segment]:
    """Long passages without change keep the words next to a change; the rest is marked as left out."""
    found: list[Segment] = []
    for place, segment in enumerate(segments):
        words = TOKENS.findall(segment.text)
        keep = CONTEXT_WORDS * 2
        if segment.kind is not Kind.SAME or len(words) <= keep * 2:
            found.append(segment)
            continue
        if place > 0:
            found.append(Segment(Kind.SAME, "".join(words[:keep])))
        found.append(Segment(Kind.SKIPPED, ""))
        if place < len(segments) - 1:
            found.append(Segment(Kind.SAME, "".join(words[-keep:])))
    return found
