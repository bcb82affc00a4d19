"""Catalogue entries as rows of answers."""

from typing import Any

from knowledge.aspects.models import Aspect
from knowledge.catalogue.models import Entry


def summary_of(entry: Entry, aspects: list[Aspect]) -> dict[str, Any]:
    """The part that every list shows; aspects are those of the active framework."""
    active = aspects[0].framework_id if aspects else None
    return {
        "id": entry.pk,
        "external_id": entry.external_id,
        "kind": entry.kind,
        "title": entry.title,
        "url": entry.url,
        "summary": entry.summary,
        "aspects": [label["code"] for label in entry.aspect_labels if label["framework"] == active],
        "date": entry.date,
    }


def material_of(entry: Entry, aspects: list[Aspect]) -> dict[str, Any]:
    """A piece of material; `instansi` must have been selected with it."""
    return {
        **summary_of(entry, aspects),
        "sub_aspects": entry.sub_aspect_codes,
        "topics": [label["name"] for label in entry.topic_labels],
        "instansi": entry.instansi.code if entry.instansi else None,
        "year": entry.year,
        "level_from": entry.level_from,
        "level_to": entry.level_to,
        "is_fictional": entry.is_fictional,
    }


def event_of(entry: Entry, aspects: list[Aspect]) -> dict[str, Any]:
    """An event with what its kind noted about place and time."""
    facts = {name: str(entry.facts.get(name) or "") for name in ("zone", "mode", "place", "series")}
    return {**summary_of(entry, aspects), **facts, "starts_at": entry.starts_at, "ends_at": entry.facts.get("ends_at") or None}
