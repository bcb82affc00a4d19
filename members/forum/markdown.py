"""From Markdown typed by a member to HTML that is safe to show: bounded in time and size, no HTML of their own."""

import re
from collections.abc import Sequence
from html import unescape
from typing import Any
from urllib.parse import urlsplit

import nh3
from django.conf import settings
from django.utils.html import strip_tags
from django.utils.translation import gettext
from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict

MAX_LENGTH = 20_000
# A row of a table is padded to the width of its header, so that a short text could become a huge page.
MAX_TABLE_COLUMNS = 40
MAX_NESTING = 20

ALLOWED_TAGS = {
    *("p", "br", "hr", "strong", "em", "s", "code", "pre", "blockquote", "ul", "ol", "li", "a"),
    *("h3", "h4", "h5", "h6", "table", "thead", "tbody", "tr", "th", "td"),
}  # fmt: skip
ALLOWED_ATTRIBUTES = {"a": {"href", "title", "rel"}, "ol": {"start"}}
ALLOWED_SCHEMES = {"http", "https", "mailto"}
BLOCK_START = re.compile("<(p|br|hr|li|h[3-6]|t[dhr]|pre|blockquote)[ >]")
LINK_START = re.compile("(https?://|mailto:|/|#|[?])", re.IGNORECASE)
# Marks that turn the direction of writing and so can make a text read as something else (Unicode TR 36, 2.5).
DIRECTION_MARKS = re.compile("[\u202a-\u202e\u2066-\u2069]")


class MarkdownRefused(ValueError):
    """The text cannot be shown; the message says why, in the reader's language."""


def external_link(self: RendererHTML, tokens: Sequence[Token], index: int, options: OptionsDict, env: EnvType) -> str:
    """A link that leaves the site vouches for nothing and hands nothing over."""
    href = str(tokens[index].attrGet("href") or "")
    if not is_internal(href):
        tokens[index].attrSet("rel", "nofollow ugc noopener")
    return self.renderToken(tokens, index, options, env)


def is_internal(href: str) -> bool:
    """Whether an address stays on this site."""
    try:
        parts = urlsplit(href)
    except ValueError:
        return False
    if not parts.scheme and not parts.netloc:
        return not href.startswith(("//", "/\\", "\\"))
    return parts.netloc == urlsplit(settings.BASE_URL).netloc


def is_offered(href: str) -> bool:
    """Whether an address may become a link: elsewhere by http(s) or mail, here from the root or within the page."""
    return LINK_START.match(href) is not None


def lower_headings(state: Any) -> None:
    """The page has its own h1 and h2: a member's heading begins at h3."""
    for token in state.tokens:
        if token.type in {"heading_open", "heading_close"}:
            token.tag = f"h{min(int(token.tag[1:]) + 2, 6)}"


def make_parser() -> MarkdownIt:
    """CommonMark with tables, strike-through and bare links; without HTML and without images, which the content policy stops."""
    parser = MarkdownIt("commonmark", {"html": False, "linkify": True, "maxNesting": MAX_NESTING, "breaks": True})
    parser.enable(["table", "strikethrough", "linkify"]).disable(["image", "html_block", "html_inline"])
    parser.validateLink = is_offered  # type: ignore[assignment, method-assign]
    parser.linkify.set({"fuzzy_email": False})  # type: ignore[union-attr]
    parser.add_render_rule("link_open", external_link)
    parser.core.ruler.push("lower_headings", lower_headings)
    return parser


_parser = make_parser()


def check(text: str) -> None:
    """Refuse what would be too much to read or to show.

    Raises:
        MarkdownRefused: longer than MAX_LENGTH or a table wider than MAX_TABLE_COLUMNS.
    """
    if len(text) > MAX_LENGTH:
        raise MarkdownRefused(
            gettext("Teks paling panjang %(most)s karakter; yang Anda kirim %(length)s. Ringkas, atau bagi menjadi beberapa balasan.")
            % {"most": f"{MAX_LENGTH:,}".replace(",", "."), "length": f"{len(text):,}".replace(",", ".")}
        )
    if any(line.count("|") > MAX_TABLE_COLUMNS for line in text.splitlines()):
        raise MarkdownRefused(gettext("Tabel paling lebar %(most)s kolom.") % {"most": MAX_TABLE_COLUMNS})


def render(text: str) -> str:
    """Safe HTML of a text.

    Raises:
        MarkdownRefused: see `check`.
    """
    check(text)
    return nh3.clean(
        DIRECTION_MARKS.sub("", _parser.render(text)),
        tags=ALLOWED_TAGS,
        attributes=ALLOWED_ATTRIBUTES,
        url_schemes=ALLOWED_SCHEMES,
        link_rel=None,
    ).strip()


def plain(html: str) -> str:
    """The words of rendered HTML in one line, for summaries and search."""
    return " ".join(unescape(strip_tags(BLOCK_START.sub(r" \g<0>", html))).split())
