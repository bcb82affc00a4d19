"""Links the terms of the glossary at their first mention in a piece of HTML, touching text only: never tags, links, headings or code."""

import re

from django.utils.html import escape

from .selectors import SMALL_LETTERS, Mark, Marks, in_small_letters

TAG = re.compile(r"(<!--.*?-->|<[^>]*>)", re.DOTALL)
# A word is all that stands together: in "ASN-nya" and "e/ASN" nothing is ASN.
WORD = re.compile(r"[\w/-]+")
NAME = re.compile(r"</?\s*([a-zA-Z][\w-]*)")
# Inside these nothing is marked: links, what is explained already, headings, labels, and what is not running text.
CLOSED = frozenset(
    (
        *("a", "abbr", "button", "caption", "code", "figcaption", "h1", "h2", "h3", "h4", "h5", "h6", "iframe", "kbd", "label", "option"),
        *("pre", "script", "select", "style", "summary", "svg", "textarea", "th", "title"),
    )
)


def mark_first_mentions(html: str, marks: Marks) -> str:
    """The HTML with the first mention of each term linked to the glossary; short forms carry their expansion too."""
    if not marks.by_form:
        return html
    seen: set[str] = set()
    pieces, closed = TAG.split(html), 0
    for index, piece in enumerate(pieces):
        if index % 2:
            closed = max(0, closed + depth_change(piece))
        elif not closed and not piece.isspace():
            pieces[index] = mark_text(piece, marks, seen)
    return "".join(pieces)


def mark_text(text: str, marks: Marks, seen: set[str]) -> str:
    """A run of text with its terms linked that were not `seen` before; adds them to `seen`."""
    parts: list[str] = []
    done, small = 0, text.translate(SMALL_LETTERS)
    for begun in WORD.finditer(small):
        pattern = marks.by_first_word.get(begun[0])
        match = pattern.match(small, begun.start()) if pattern and begun.start() >= done else None
        if match is None:
            continue
        word = text[match.start() : match.end()]
        mark = marks.by_form[in_small_letters(word)]
        if mark.slug in seen or (mark.written and word not in mark.written):
            continue
        seen.add(mark.slug)
        parts += [text[done : match.start()], linked(word, mark)]
        done = match.end()
    return "".join([*parts, text[done:]])


def linked(word: str, mark: Mark) -> str:
    """A mention as a link to the glossary."""
    shown = f'<abbr title="{escape(mark.expansion)}">{word}</abbr>' if mark.written else word
    return f'<a href="/glosarium/#{escape(mark.slug)}">{shown}</a>'


def depth_change(tag: str) -> int:
    """How a tag changes the number of closed elements around the text that follows."""
    found = NAME.match(tag)
    name = found[1].lower() if found else ""
    if name not in CLOSED or tag.endswith("/>"):
        return 0
    return -1 if tag.startswith("</") else 1
