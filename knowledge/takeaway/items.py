"""An item as it is taken along: everything that its public page says, as plain parts, with a version that changes when a word does."""

import hashlib
import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.text import slugify
from django.utils.translation import gettext as _
from wagtail.models import Page

from knowledge.catalogue import registry
from knowledge.catalogue.models import Entry

from .bodies import parts_of_body
from .parts import Facts, Heading, Part, Quote, Run, paragraph, plain
from .richtext import absolute, parts_of

STAMP_LENGTH = 10


@dataclass(frozen=True)
class Telling:
    """What a kind of page says besides its body: facts for the head, parts before and after the body."""

    facts: list[tuple[str, str]] = field(default_factory=list)
    opening: list[Part] = field(default_factory=list)
    closing: list[Part] = field(default_factory=list)


@dataclass(frozen=True)
class Item:
    """One thing to take along."""

    title: str
    kind_label: str
    url: str
    slug: str
    summary: str
    aspects: list[str]
    is_fictional: bool
    published: str
    facts: list[tuple[str, str]]
    parts: list[Part]
    source: list[tuple[str, str]]

    def as_data(self) -> dict[str, Any]:
        """As JSON carries it."""
        return {"base": settings.BASE_URL, **plain(self)}

    @property
    def content_hash(self) -> str:
        """The fingerprint of everything that it says."""
        return hashlib.sha256(json.dumps(self.as_data(), sort_keys=True, ensure_ascii=False).encode()).hexdigest()

    @property
    def stamp(self) -> str:
        """The version in few letters, as printed."""
        return self.content_hash[:STAMP_LENGTH]


Teller = Callable[[Any], Telling]
_tellers: dict[type[Page], Teller] = {}


def register_teller(model: type[Page], teller: Teller) -> None:
    """Say what a page type tells besides its body; floors above do so for their own types, in `ready()`."""
    _tellers[model] = teller


def item_of_page(page: Any) -> Item:
    """A published page of any kind as an item, in the site's language whoever asks. Costs what the page's blocks cost."""
    with translation.override(settings.LANGUAGE_CODE):
        teller = _tellers.get(type(page))
        telling = teller(page) if teller else Telling()
        kind = registry.kind_of(page)
        return Item(
            title=page.title,
            kind_label=kind.label if kind else "",
            url=absolute(page.get_url() or ""),
            slug=page.slug,
            summary=page.summary,
            aspects=[aspect.label for aspect in page.main_aspects],
            is_fictional=page.is_fictional,
            published=day(page.last_published_at or page.first_published_at),
            facts=filled(telling.facts),
            parts=[*telling.opening, *parts_of_body(page.body), *telling.closing],
            source=source_of(page),
        )


def item_of_entry(entry: Entry) -> Item:
    """Something that is no page, such as a discussion: what the catalogue knows of it, which is public."""
    with translation.override(settings.LANGUAGE_CODE):
        told = [paragraph(" ".join(piece.split())) for piece in entry.body.split("\n") if piece.strip()]
        return Item(
            title=entry.title,
            kind_label=entry.kind_label,
            url=absolute(entry.url),
            slug=slugify(entry.title)[:60] or entry.kind,
            summary=entry.summary if not entry.body.startswith(entry.summary.rstrip("…")) else "",
            aspects=[label["name"] for label in entry.aspect_labels],
            is_fictional=entry.is_fictional,
            published=day(entry.date),
            facts=[],
            parts=list(told),
            source=[],
        )


def source_of(page: Any) -> list[tuple[str, str]]:
    """Source, rights, review and credits."""
    credited = [f"{credit.name} ({credit.get_role_display()})" for credit in page.credits.all()]
    return filled(
        [
            (_("Sumber"), " · ".join(text for text in (page.source_name, page.source_url) if text)),
            (_("Hak"), page.rights),
            (_("Ditinjau"), day(page.reviewed_on)),
            (_("Tinjau lagi"), day(page.review_due)),
            (_("Kredit"), ", ".join(credited)),
        ]
    )


def day(value: Any) -> str:
    """A day in words; "" when unknown."""
    if value is None:
        return ""
    return date_format(timezone.localtime(value) if hasattr(value, "hour") else value, "j F Y")


def filled(rows: Iterable[tuple[Any, Any]]) -> list[tuple[str, str]]:
    """The facts that are known, as text."""
    return [(str(label), str(value)) for label, value in rows if value not in (None, "")]


def section(title: Any, html: str) -> list[Part]:
    """Rich text under a heading; nothing when it is empty."""
    told = parts_of(html)
    return [Heading(str(title)), *told] if told else []


def named(rows: Iterable[tuple[Any, Any]]) -> list[Part]:
    """Facts as a part of the text; nothing when none is known."""
    known = filled(rows)
    return [Facts(known)] if known else []


def linked(text: str, url: str) -> Run:
    """A run that leads to a page of the site."""
    return Run(text, url=absolute(url))


def quoted(text: str, who: str = "") -> list[Part]:
    """A quotation, when there is one."""
    return [Quote(text, who)] if text.strip() else []
