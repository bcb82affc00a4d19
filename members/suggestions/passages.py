"""The passages of a page that a reader may suggest to change, as Markdown that can be typed, and back into the page's own rich text."""

import re
from dataclasses import dataclass
from typing import Any

import nh3
from django.core.validators import MaxLengthValidator
from django.utils.html import strip_tags
from django.utils.translation import gettext as _
from wagtail.fields import RichTextField
from wagtail.rich_text import RichText

from knowledge.models import MaterialPage
from knowledge.takeaway.markdown import blocks
from knowledge.takeaway.richtext import parts_of
from members.forum.markdown import render

PLAIN = "summary"
RICH_FIELDS = ("problem", "result", "adapt")
PARAGRAPH = "paragraph"
BLOCK = "isi:"
SHOWN_WORDS = 12
# What the editor of the CMS offers for these passages; nothing else may come in through a suggestion.
TAGS = {"p", "b", "i", "strong", "em", "ul", "ol", "li", "a", "br"}
# Signs that need no escape inside of a line, and those that would begin a list or a quotation at its start.
NEEDLESS = re.compile(r"(?<=[^\n])\\([-+=>!$^{}|#.)~&])")


@dataclass(frozen=True)
class Passage:
    """A passage: its key, what it is called, and its text as it can be typed."""

    key: str
    label: str
    text: str


def passages_of(page: MaterialPage) -> list[Passage]:
    """Everything of a page that can be suggested to change, in its order."""
    found = [Passage(PLAIN, _("Ringkasan"), page.summary)] if page.summary else []
    for field in page._meta.get_fields():
        if isinstance(field, RichTextField) and field.name in RICH_FIELDS and getattr(page, field.name):
            found.append(Passage(field.name, str(field.verbose_name).capitalize(), typed(getattr(page, field.name))))
    for block in page.body:
        if block.block_type == PARAGRAPH and block.id:
            text = typed(block.value.source)
            found.append(Passage(f"{BLOCK}{block.id}", _("Paragraf: “%(start)s”") % {"start": beginning(block.value.source)}, text))
    return found


def passage_of(page: MaterialPage, key: str) -> Passage | None:
    """One passage; None when the page no longer has it."""
    return next((passage for passage in passages_of(page) if passage.key == key), None)


def beginning(html: str) -> str:
    """The first words of a text."""
    words = strip_tags(html.replace("<", " <")).split()
    return " ".join(words[:SHOWN_WORDS]) + (" …" if len(words) > SHOWN_WORDS else "")


def typed(html: str) -> str:
    """Rich text as a person would type it in Markdown."""
    return NEEDLESS.sub(r"\1", blocks(parts_of(html)))


def replace_passage(page: Any, key: str, text: str) -> bool:
    """Put a text in the place of a passage; False when this version of the page does not have it.

    Raises:
        ValidationError: the summary is too long.
        members.forum.markdown.MarkdownRefused: the text is longer than any passage may be.
    """
    if key == PLAIN:
        page.summary = " ".join(text.split())
        # Forms hold a long text to its length; a model alone does not.
        MaxLengthValidator(page._meta.get_field(PLAIN).max_length)(page.summary)
        return True
    html = nh3.clean(render(text), tags=TAGS, attributes={"a": {"href"}}, link_rel=None)
    if key in RICH_FIELDS and hasattr(page, key):
        setattr(page, key, html)
        return True
    for block in page.body if key.startswith(BLOCK) else ():
        if block.id == key.removeprefix(BLOCK) and block.block_type == PARAGRAPH:
            block.value = RichText(html)
            return True
    return False
