"""Between what a member types (plain lines) and what the page stores (rich text): escaped, reversible, and no markup of their own."""

import re
from html.parser import HTMLParser

from django.utils.html import escape

BULLET = "- "
BLANK_LINES = re.compile(r"\n\s*\n")
# Marks that turn the direction of writing and so can make a text read as something else (Unicode TR 36, 2.5).
DIRECTION_MARKS = re.compile("[\u202a-\u202e\u2066-\u2069]")
PARAGRAPHS = {"p", "h2", "h3", "h4", "h5", "h6", "blockquote", "ul", "ol", "hr"}


def tidy(text: str) -> str:
    """The text with even line breaks, no space at the ends of lines, at most one blank line in a row."""
    text = DIRECTION_MARKS.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    lines = "\n".join(line.strip() for line in text.split("\n"))
    return re.sub(r"\n{3,}", "\n\n", lines).strip()


def rich(text: str) -> str:
    """Paragraphs, and lists where every line of a block begins with a dash."""
    blocks = [block.split("\n") for block in BLANK_LINES.split(tidy(text)) if block]
    return "".join(
        listed(lines) if all(line.startswith(BULLET) for line in lines) else f"<p>{'<br/>'.join(map(escape, lines))}</p>" for lines in blocks
    )


def listed(lines: list[str]) -> str:
    """Lines that begin with a dash, as a list."""
    return f"<ul>{''.join(f'<li>{escape(line.removeprefix(BULLET))}</li>' for line in lines)}</ul>"


def plain(html: str) -> str:
    """Rich text as lines to type in; what an editor has made bold or linked keeps its words alone."""
    reader = Lines()
    reader.feed(html or "")
    reader.close()
    return tidy("".join(reader.parts))


def kept_or_rich(old_html: str, text: str) -> str:
    """The stored text where its words are still the same, so that an editor's bold and links survive; else the new words."""
    return old_html if plain(old_html) == tidy(text) else rich(text)


class Lines(HTMLParser):
    """Collects the words of rich text with its line breaks."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A list item begins with a dash, a break is a new line, everything else of size a new paragraph."""
        if tag == "li":
            self.parts.append(f"\n{BULLET}")
        elif tag == "br":
            self.parts.append("\n")
        elif tag in PARAGRAPHS:
            self.parts.append("\n\n")

    def handle_endtag(self, tag: str) -> None:
        """Blocks end with a blank line."""
        if tag in PARAGRAPHS:
            self.parts.append("\n\n")

    def handle_data(self, data: str) -> None:
        """Words, in one line as browsers show them."""
        self.parts.append(re.sub(r"\s+", " ", data))
