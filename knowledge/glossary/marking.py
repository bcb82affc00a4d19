"""Explains acronyms at their first mention in a piece of HTML, touching text only: never tags, links, headings or code."""

import re

from django.utils.html import escape

from .selectors import Acronyms

TAG = re.compile(r"(<!--.*?-->|<[^>]*>)", re.DOTALL)
NAME = re.compile(r"</?\s*([a-zA-Z][\w-]*)")
# Inside these nothing is marked: links, what is explained already, headings, labels, and what is not running text.
CLOSED = frozenset(
    (
        *("a", "abbr", "button", "caption", "code", "figcaption", "h1", "h2", "h3", "h4", "h5", "h6", "iframe", "kbd", "label", "option"),
        *("pre", "script", "select", "style", "summary", "svg", "textarea", "th", "title"),
    )
)


def mark_first_mentions(html: str, acronyms: Acronyms) -> str:
    """The HTML with the first mention of each acronym wrapped in `<abbr title="…">`."""
    if acronyms.pattern is None:
        return html
    seen: set[str] = set()

    def explain(match: re.Match[str]) -> str:
        word = match[0]
        expansion = acronyms.expansions[word]
        if expansion in seen:
            return word
        seen.add(expansion)
        return f'<abbr title="{escape(expansion)}">{word}</abbr>'

    pieces, closed = TAG.split(html), 0
    for index, piece in enumerate(pieces):
        if index % 2:
            closed = max(0, closed + depth_change(piece))
        elif not closed:
            pieces[index] = acronyms.pattern.sub(explain, piece)
    return "".join(pieces)


def depth_change(tag: str) -> int:
    """How a tag changes the number of closed elements around the text that follows."""
    found = NAME.match(tag)
    name = found[1].lower() if found else ""
    if name not in CLOSED or tag.endswith("/>"):
        return 0
    return -1 if tag.startswith("</") else 1
