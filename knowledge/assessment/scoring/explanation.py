"""The computation step by step ("mengapa skor saya begini") and the check that the steps lead to the score."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from django.utils.translation import gettext as _

from knowledge.assessment.wording import figure

from .arithmetic import band_of, index_of, sub_values, tally, value_of
from .spec import AspectSpec, BandSpec, FrameworkSpec, Sheet


class LineKind(StrEnum):
    """What a line adds up: a sub-aspect into its aspect, an aspect into the total, or a total that was published."""

    SUB = "sub"
    ASPECT = "aspek"
    STATED = "diterbitkan"
    TOTAL = "total"


@dataclass(frozen=True)
class Line:
    """One step. `running` is the sum so far: within the aspect for a sub-aspect, overall for the rest.

    `overridden` is a score given for the aspect that the sum of its sub-aspects replaces.
    """

    number: int
    kind: LineKind
    code: str
    label: str
    value: Decimal
    running: Decimal
    overridden: Decimal | None = None


def explain(spec: FrameworkSpec, sheet: Sheet) -> tuple[Line, ...]:
    """Every step from the scores to the total, the last line being the total; empty when nothing is known."""
    result = tally(spec, sheet)
    if result.total is None:
        return ()
    steps: list[Line] = []
    if result.is_stated:
        steps.append(Line(1, LineKind.STATED, "", "", result.total, result.total))
    else:
        running = Decimal(0)
        for aspect in spec.aspects:
            value = value_of(aspect, sheet)
            if value is None:
                continue
            running += value
            steps += aspect_lines(aspect, sheet, value=value, running=running, first=len(steps) + 1)
    steps.append(Line(len(steps) + 1, LineKind.TOTAL, "", "", result.total, result.total))
    return tuple(steps)


def aspect_lines(aspect: AspectSpec, sheet: Sheet, *, value: Decimal, running: Decimal, first: int) -> list[Line]:
    """The lines of one aspect: its sub-aspects when they make its score, then itself."""
    lines: list[Line] = []
    subs = sub_values(aspect, sheet)
    given = sheet.values.get(aspect.code)
    within = Decimal(0)
    for sub, sub_value in zip(aspect.subs, subs or (), strict=False):
        within += sub_value
        lines.append(Line(first + len(lines), LineKind.SUB, sub.code, sub.name, sub_value, within))
    overridden = given if subs is not None and given is not None and given != value else None
    lines.append(Line(first + len(lines), LineKind.ASPECT, aspect.code, aspect.name, value, running, overridden))
    return lines


def explain_category(spec: FrameworkSpec, total: Decimal) -> tuple[str, ...]:
    """How the total becomes a category and an index, one sentence a step; empty below the lowest band."""
    band = band_of(spec, total)
    if band is None:
        return ()
    above = next((other.floor for other in spec.bands if other.floor > band.floor), None)
    words = {"total": figure(total), "floor": figure(band.floor), "band": band.name, "next": figure(above or 0)}
    place = (
        _("Skor %(total)s sudah mencapai %(floor)s dan belum mencapai %(next)s, jadi kategorinya %(band)s.")
        if above is not None
        else _("Skor %(total)s sudah mencapai %(floor)s, batas bawah kategori tertinggi, jadi kategorinya %(band)s.")
    ) % words
    return place, index_sentence(band, total, index_of(spec, total) or Decimal(0))


def index_sentence(band: BandSpec, total: Decimal, index: Decimal) -> str:
    """The index as arithmetic, or why the band's highest index holds."""
    if total >= band.ceiling:
        return _("Skor ada pada atau di atas batas atas yang diterbitkan (%(ceiling)s), jadi indeksnya %(index)s.") % {
            "ceiling": figure(band.ceiling), "index": figure(index, 2),
        }  # fmt: skip
    return _("Indeks = %(low)s + (%(total)s − %(floor)s) ÷ (%(ceiling)s − %(floor)s) × (%(high)s − %(low)s) = %(index)s.") % {
        "low": figure(band.index_floor, 2), "high": figure(band.index_ceiling, 2), "total": figure(total), "floor": figure(band.floor),
        "ceiling": figure(band.ceiling), "index": figure(index, 2),
    }  # fmt: skip


def is_sound(lines: Sequence[Line], *, spec: FrameworkSpec, score: Decimal) -> bool:
    """Whether the lines, read alone, lead to `score`: nothing missing, doubled, renamed or miscounted."""
    if not lines or lines[-1].kind is not LineKind.TOTAL or lines[-1].value != score:
        return False
    running, within, pending, seen = Decimal(0), Decimal(0), [], set()
    for number, line in enumerate(lines, start=1):
        named = spec.by_code.get(line.code)
        if line.number != number or line.code in seen or (line.code and (named is None or named.name != line.label)):
            return False
        seen.add(line.code or line.kind)
        if line.kind is LineKind.SUB:
            within += line.value
            pending.append(line.code)
            if line.running != within:
                return False
            continue
        # An aspect closes the sub-aspects above it: all of its own, none of another's.
        if pending and (named is None or pending != [sub.code for sub in named.subs] or within != line.value):
            return False
        if line.kind is not LineKind.TOTAL:
            running += line.value
        if line.running != running:
            return False
        within, pending = Decimal(0), []
    return running == score and not pending
