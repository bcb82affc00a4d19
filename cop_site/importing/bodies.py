"""From the Markdown of an old knowledge base to the blocks of our bodies; what is HTML in it stays text."""

import re
import uuid
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import escape
from typing import Any
from urllib.parse import urljoin

import nh3
from django.utils.translation import gettext as _
from markdown_it import MarkdownIt
from markdown_it.token import Token

MOST_COLUMNS = 40
DEEPEST = 60
MOST_HEADING, MOST_CAPTION, MOST_STEP, MOST_SPEAKER = 140, 200, 140, 160
# Blocks of one body get names that stay the same from import to import, so that versions can be compared.
NAMES = uuid.UUID("5f1c5a0e-7f0b-4a53-9d53-0b6d6d3c8f6e")
RICH_TAGS = {"p", "br", "b", "i", "ul", "ol", "li", "a"}
RICH_SCHEMES = {"http", "https", "mailto"}
LINK_START = re.compile(r"(https?://|mailto:|/(?![/\\])|#)", re.IGNORECASE)
SPEAKER = re.compile(r"^(?:—|–|--+|-)\s*(?P<who>\S.{0,158})$")
STEPS_HEADING = re.compile(r"langkah", re.IGNORECASE)

Block = tuple[str, Any]


class BodyRefused(ValueError):
    """The Markdown cannot be shown; the message says why."""


def make_parser() -> MarkdownIt:
    """CommonMark with tables and bare links, without HTML."""
    parser = MarkdownIt("commonmark", {"html": False, "linkify": True, "maxNesting": DEEPEST})
    parser.enable(["table", "strikethrough", "linkify"]).disable(["html_block", "html_inline"])
    parser.validateLink = lambda url: True  # type: ignore[method-assign]  # judged where the link is written
    parser.linkify.set({"fuzzy_email": False, "fuzzy_link": False})  # type: ignore[union-attr]
    return parser


_parser = make_parser()


def blocks_of(markdown: str, *, name: str, title: str = "", told_by: str = "", address: str = "") -> list[dict[str, Any]]:
    """The body as raw values of a StreamField.

    `name` decides the names of the blocks; a first heading that repeats `title` is left out; quotations are those of
    `told_by`; relative links are meant from `address`.

    Raises:
        BodyRefused: nested too deeply, or a table too wide.
    """
    if any(line.count("|") > MOST_COLUMNS for line in markdown.splitlines()):
        raise BodyRefused(_("tabel paling lebar %(most)s kolom.") % {"most": MOST_COLUMNS})
    tokens = _parser.parse(markdown)
    if any(token.level >= DEEPEST - 1 or any(child.level >= DEEPEST - 1 for child in token.children or ()) for token in tokens):
        raise BodyRefused(_("daftar atau kutipan bersarang terlalu dalam."))
    writer = Writer(title, told_by or _("Naskah asal"), address)
    for group in groups(tokens):
        writer.take(group)
    writer.end_paragraph()
    counts: dict[str, int] = {}
    found = []
    for kind, value in writer.blocks:
        counts[kind] = counts.get(kind, 0) + 1
        found.append({"type": kind, "value": value, "id": str(uuid.uuid5(NAMES, f"{name}/{kind}/{counts[kind]}"))})
    return found


def groups(tokens: list[Token]) -> Iterator[list[Token]]:
    """Tokens by the outermost thing that they belong to."""
    group: list[Token] = []
    for token in tokens:
        group.append(token)
        if token.level == 0 and token.nesting <= 0:
            yield group
            group = []


@dataclass
class Writer:
    """Collects blocks; paragraphs and lists that follow one another become one block."""

    title: str
    told_by: str
    address: str
    blocks: list[Block] = field(default_factory=list)
    paragraph: list[str] = field(default_factory=list)
    last_heading: str = ""

    def take(self, group: list[Token]) -> None:
        """One outermost thing."""
        kind = group[0].type
        if kind == "heading_open":
            self.heading(group)
        elif kind == "table_open":
            self.table(group)
        elif kind == "blockquote_open":
            self.quote(group)
        elif kind == "ordered_list_open" and self.is_steps(group):
            self.steps(group)
        elif kind != "hr":
            self.paragraph.append(rich(group, self.address))

    def end_paragraph(self) -> None:
        """Close the paragraph block that is open."""
        html = clean("".join(self.paragraph))
        self.paragraph = []
        if html:
            self.blocks.append(("paragraph", html))

    def add(self, kind: str, value: Any) -> None:
        """Add another block than a paragraph."""
        self.end_paragraph()
        self.blocks.append((kind, value))

    def heading(self, group: list[Token]) -> None:
        """A heading; one that is too long becomes a bold paragraph, one that repeats the title nothing."""
        text = plain(group)
        is_title = not self.blocks and not self.paragraph and text.casefold() == self.title.casefold()
        if not text or is_title:
            return
        if len(text) > MOST_HEADING:
            self.paragraph.append(f"<p><b>{escape(text)}</b></p>")
            return
        self.last_heading = text
        self.add("heading", text)

    def table(self, group: list[Token]) -> None:
        """A table; a stroke inside a cell would split it, so that it becomes a slash."""
        rows: list[list[str]] = []
        for token in group:
            if token.type == "tr_open":
                rows.append([])
            elif token.type == "inline":
                rows[-1].append(with_addresses(token, self.address).replace("|", "/"))
        header, *others = [" | ".join(row) for row in rows]
        caption = (self.last_heading or self.title or _("Tabel"))[:MOST_CAPTION]
        if header.strip(" |") and others:
            self.add("table", {"caption": caption, "header": header, "rows": "\n".join(others)})
        else:
            self.paragraph.append("".join(f"<p>{escape(row)}</p>" for row in (header, *others) if row.strip(" |")))

    def quote(self, group: list[Token]) -> None:
        """A quotation; its last line may say whose it is."""
        said = [line for line in plain(group).split("\n") if line.strip()]
        if not said:
            return
        who = self.told_by[:MOST_SPEAKER]
        if len(said) > 1 and (signed := SPEAKER.match(said[-1])):
            who, said = signed["who"].strip(), said[:-1]
        self.add("quote", {"text": "\n".join(said), "who": who, "source": ""})

    def is_steps(self, group: list[Token]) -> bool:
        """Whether a list is clearly one of steps: right under a heading that says so, each item opening with its name in bold."""
        if self.paragraph or not self.blocks or self.blocks[-1][0] != "heading" or not STEPS_HEADING.search(self.last_heading):
            return False
        return all(step is not None for step in step_items(group, self.address))

    def steps(self, group: list[Token]) -> None:
        """Named steps take the heading along."""
        _heading, text = self.blocks.pop()
        self.blocks.append(("steps", {"heading": text[:120], "items": [step for step in step_items(group, self.address) if step]}))


def step_items(group: list[Token], address: str) -> list[dict[str, str] | None]:
    """The items of a list as steps; None for one that does not open with a short name in bold."""
    found: list[dict[str, str] | None] = []
    item: list[Token] = []
    for token in group:
        if token.type == "list_item_open" and token.level == 1:
            item = []
        elif token.type == "list_item_close" and token.level == 1:
            found.append(step_of(item, address))
        else:
            item.append(token)
    return found


def step_of(item: list[Token], address: str) -> dict[str, str] | None:
    """One step, or None."""
    inline = next((token for token in item if token.type == "inline"), None)
    children = [child for child in (inline.children if inline else None) or [] if child.type != "text" or child.content]
    if not children or children[0].type != "strong_open" or "strong_close" not in [child.type for child in children]:
        return None
    end = [child.type for child in children].index("strong_close")
    title = "".join(child.content for child in children[:end]).strip().rstrip(".:")
    rest = children[end + 1 :]
    if not title or len(title) > MOST_STEP or (rest and rest[0].type == "text" and rest[0].content[:1].isalnum()):
        return None
    text = "".join(inline_parts(rest, address)).lstrip(" .:–—-").strip()
    others = rich(item[item.index(inline) + 2 :], address) if inline else ""
    return {"title": title, "text": clean(f"<p>{text}</p>{others}" if text else others), "output": ""}


OPENED = {"bullet_list_open": "<ul>", "bullet_list_close": "</ul>", "ordered_list_open": "<ol>", "ordered_list_close": "</ol>"}
ROWS = {"tr_open": "<p>", "tr_close": "</p>", "th_close": " ", "td_close": " "}


def rich(tokens: list[Token], address: str) -> str:
    """Paragraphs and lists in the few tags that our rich text knows; whatever else stands in a list becomes its text."""
    parts: list[str] = []
    for token in tokens:
        in_item = parts and token.level > 0
        if token.type in OPENED:
            parts.append(OPENED[token.type])
        elif token.type == "list_item_open":
            parts.append("<li>")
        elif token.type == "list_item_close":
            parts.append("</li>")
        elif token.type in {"paragraph_open", "heading_open"}:
            parts.append(("" if parts[-1:] in (["<li>"], []) else "<br/>") if in_item else "<p>")
        elif token.type in {"paragraph_close", "heading_close"}:
            parts.append("" if token.level > 0 else "</p>")
        elif token.type in {"fence", "code_block"}:
            code = "<br/>".join(escape(line) for line in token.content.rstrip("\n").split("\n"))
            parts.append(f"<br/>{code}" if in_item else f"<p>{code}</p>")
        elif token.type in ROWS:
            parts.append(ROWS[token.type] if not in_item else " ")
        elif token.type == "inline":
            parts.extend(inline_parts(token.children or [], address))
    return "".join(parts)


def inline_parts(children: list[Token], address: str) -> Iterator[str]:
    """The inside of a paragraph."""
    open_links: list[bool] = []
    for child in children:
        if child.type == "link_open":
            href = linked(str(child.attrGet("href") or ""), address)
            open_links.append(bool(href))
            yield f'<a href="{escape(href)}">' if href else ""
        elif child.type == "link_close":
            yield "</a>" if open_links.pop() else ""
        elif child.type == "image":
            yield picture(child, address, is_linked=any(open_links))
        elif child.type in INLINE:
            yield INLINE[child.type]
        else:
            yield escape(child.content, quote=False)


INLINE = {
    **{"strong_open": "<b>", "strong_close": "</b>", "em_open": "<i>", "em_close": "</i>"},
    **{"softbreak": " ", "hardbreak": "<br/>", "s_open": "", "s_close": ""},
}


def picture(token: Token, address: str, *, is_linked: bool) -> str:
    """A picture elsewhere becomes a link to it, by its description."""
    href, text = linked(str(token.attrGet("src") or ""), address), escape(token.content or _("Gambar"), quote=False)
    return f'<a href="{escape(href)}">{text}</a>' if href and not is_linked else text


def linked(href: str, address: str) -> str:
    """Where a link leads: on the web, by mail or on this site; "" for whatever else it tries."""
    if address and not LINK_START.match(href) and not re.match(r"[a-z][a-z0-9+.-]*:|[/\\]", href, re.IGNORECASE):
        try:
            href = urljoin(address, href)
        except ValueError:
            return ""
    return href if LINK_START.match(href) else ""


def clean(html: str) -> str:
    """Nothing but our tags, whatever was written."""
    return nh3.clean(html, tags=RICH_TAGS, attributes={"a": {"href"}}, url_schemes=RICH_SCHEMES, link_rel=None).strip()


def plain(tokens: list[Token]) -> str:
    """Words without markup, paragraphs on lines of their own."""
    return "\n".join(flat(token.children or []) if token.type == "inline" else token.content.strip() for token in tokens if token.content).strip()


def flat(children: list[Token]) -> str:
    """The words of a paragraph."""
    return "".join("\n" if child.type in {"softbreak", "hardbreak"} else child.content for child in children).strip()


def with_addresses(token: Token, address: str) -> str:
    """The words of a cell; a link is followed by its address, for a cell holds text alone."""
    parts: list[str] = []
    hrefs: list[str] = []
    for child in token.children or []:
        if child.type == "link_open":
            hrefs.append(linked(str(child.attrGet("href") or ""), address))
        elif child.type == "link_close":
            href = hrefs.pop()
            parts.append(f" ({href})" if href and href not in parts else "")
        else:
            parts.append(" " if child.type in {"softbreak", "hardbreak"} else child.content)
    return " ".join("".join(parts).split())
