"""Addresses of a question: every filter is in them, so that a list can be sent to a colleague, subscribed to and narrowed by links."""

from dataclasses import replace
from typing import Any
from urllib.parse import urlencode

from django.http import QueryDict

from knowledge.aspects.models import Aspect

from .filters import Filters, filters_from
from .queries import BY_RELEVANCE, LONGEST_TEXT

PAGE = "/cari/"
FEED = "/cari/umpan.xml"
# Filters by their name in an address, in the order in which people read them.
GROUPS = ("aspek", "jenis", "instansi", "provinsi", "tahun", "tingkat", "format")
# Bounds of time: one value each.
BOUNDS = ("sejak", "sebelum")
# "1" asks for the words as they were typed, without a better spelling.
EXACT = "persis"


def text_of(asked: QueryDict) -> str:
    """What was typed, without what no database holds; as long as it was."""
    return asked.get("q", "").replace("\0", "").strip()


def filters_of(asked: QueryDict, *, aspects: list[Aspect], **more: Any) -> Filters:
    """The question of an address; `more` is for `filters_from` (0 to 2 queries)."""
    lists = {("bentuk" if name == "format" else name): asked.getlist(name) for name in GROUPS}
    given = {"urut": asked.get("urut", ""), "page": asked.get("page", "1"), **{name: asked.get(name, "") for name in BOUNDS}, **lists, **more}
    filters = filters_from(text=text_of(asked)[:LONGEST_TEXT], aspects=aspects, **given)
    return replace(filters, query=replace(filters.query, is_exact=asked.get(EXACT) == "1"))


def chosen_values(asked: QueryDict, filters: Filters) -> list[tuple[str, str]]:
    """Name and value of each filter that was understood, in the address or in the text, without repetition."""
    given = {name: [*asked.getlist(name), *filters.written.chosen.get(name, [])] for name in GROUPS}
    pairs = [(name, value) for name, values in given.items() for value in values if value and value not in filters.unknown.get(name, [])]
    query = filters.query
    bounds = [(name, str(year)) for name, year in zip(BOUNDS, (query.since, query.before), strict=True) if year]
    return [*dict.fromkeys(pairs), *bounds]


def parameters(asked: QueryDict, filters: Filters) -> list[tuple[str, str]]:
    """What makes the question, and nothing else: the same question has the same address, whatever came with it."""
    query = filters.query
    kept = [("q", query.text), *chosen_values(asked, filters)]
    kept += [("urut", query.sort if query.sort != BY_RELEVANCE else ""), (EXACT, "1" if query.is_exact else "")]
    return [(name, value) for name, value in kept if value]


def question_of(pairs: list[tuple[str, str]]) -> str:
    """The question as it is saved: its parameters in one order, without the order of results."""
    kept = [(name, value) for name, value in pairs if name != "urut"]
    first = {name: place for place, name in enumerate(("q", *GROUPS, *BOUNDS, EXACT))}
    kept.sort(key=lambda pair: (first.get(pair[0], len(first)), pair))
    return urlencode(kept)


def address(base: str, pairs: list[tuple[str, str]], *without: str | tuple[str, str], **changes: str) -> str:
    """`base` with the parameters; without some names or pairs, and with others in place of those of the same name ("" removes)."""
    kept = [(name, value) for name, value in pairs if name not in changes and name not in without and (name, value) not in without]
    kept += [(name, value) for name, value in changes.items() if value]
    return f"{base}?{urlencode(kept)}" if kept else base
