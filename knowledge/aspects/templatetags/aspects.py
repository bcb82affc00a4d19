"""How templates speak of aspects: sub-aspects by code, confidence in words, shares of the framework."""

from datetime import date
from decimal import Decimal
from typing import Any

from django import template
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from knowledge.aspects import selectors
from knowledge.aspects.models import Confidence

register = template.Library()

TONES: dict[str, str] = {Confidence.VERIFIED: "good", Confidence.SEED: "info", Confidence.INFERRED: "warn", Confidence.MEMORY: "warn"}


@register.simple_tag
def sub_aspect(code: str) -> selectors.SubAspectLink | None:
    """Name and address of a sub-aspect of the active framework; None for an unknown code (kept in the process)."""
    return selectors.sub_aspect_links().get(code.strip())


@register.simple_tag
def framework_of(aspects: Any) -> selectors.FrameworkLine | None:
    """The instrument of the first of some aspects, as rows or as the labels of an entry (kept in the process)."""
    first = next(iter(aspects or ()), None)
    key = first.get("framework") if isinstance(first, dict) else getattr(first, "framework_id", None)
    return selectors.framework_lines().get(key or 0)


@register.simple_tag
def findings_answered_by(page_id: int | None) -> list[selectors.AnsweredFinding]:
    """The findings of supervision that a page answers (kept in the process)."""
    return selectors.findings_answered_by(page_id)


@register.inclusion_tag("aspects/_confidence.html")
def confidence(value: str) -> dict[str, object]:
    """A small mark that says how sure a fact is; nothing where it is verified, so that doubt stands out."""
    return {
        "label": Confidence(value).label if value in Confidence.values else value,
        "tone": TONES.get(value, "neutral"),
        "is_sure": value == Confidence.VERIFIED,
    }


@register.filter
def share_of(part: Decimal | None, whole: Decimal | None) -> Decimal | None:
    """What share of one hundred a part has; None when either is unknown."""
    return part / whole * 100 if part is not None and whole else None


@register.filter
def partial_date(value: str) -> str:
    """A year, month or day as Indonesian text: "2024-09" is "September 2024"; anything else stays as it is."""
    pieces = str(value or "").split("-")
    pattern = ("Y", "F Y", "j F Y")[min(len(pieces), 3) - 1]
    try:
        return date_format(date(*(int(piece) for piece in [*pieces, "1", "1"][:3])), pattern)
    except ValueError:
        return str(value or "")


@register.simple_tag
def span(start: str, end: str) -> str:
    """From when to when a thing held, as far as known."""
    if start and end:
        return f"{partial_date(start)} – {partial_date(end)}"
    if start:
        return _("sejak %(day)s") % {"day": partial_date(start)}
    return _("sampai %(day)s") % {"day": partial_date(end)} if end else ""
