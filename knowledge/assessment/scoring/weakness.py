"""Which aspects are weak, by how much, and the reason in words."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from django.utils.translation import gettext as _

from knowledge.assessment.wording import figure, listed, share

from .arithmetic import value_of
from .spec import AspectSpec, FrameworkSpec, Sheet, StatementKind

LOWEST_PART = 3  # "the lowest third"


class Gap(StrEnum):
    """What the distance to the target was taken from."""

    SCORE = "skor"
    MISSING = "belum diisi"
    PUBLISHED_TOTAL = "skor total terbit"
    UNKNOWN = "tidak diketahui"


@dataclass(frozen=True)
class WeakAspect:
    """An aspect below its target. `gap_points` is the distance in points, None where nothing published tells it."""

    code: str
    name: str
    position: int
    score: Decimal | None
    max_score: Decimal
    target_points: Decimal
    gap_points: Decimal | None
    gap_basis: Gap
    reason: str
    gap_note: str = ""


def target_share(spec: FrameworkSpec, sheet: Sheet) -> Decimal:
    """The target as a share of the maximum: the one set for this assessment, else the floor of the best band."""
    best = spec.best_band
    target = sheet.target_score if sheet.target_score is not None else (best.floor if best else Decimal(0))
    return spec.share_of(target)


def weak_aspects(spec: FrameworkSpec, sheet: Sheet) -> tuple[WeakAspect, ...]:
    """The weak aspects, the largest gap in points first (weight × gap); empty when the framework cannot be computed.

    Weak is an aspect below the target and, besides, below the good band's floor or in the lowest third; one without
    a score while others have one; and one that a source calls weak where no score is published.
    """
    if not spec.is_computable:
        return ()
    values = {aspect.code: value_of(aspect, sheet) for aspect in spec.aspects}
    found = []
    for aspect in spec.aspects:
        value = values[aspect.code]
        statement = sheet.stated.get(aspect.code)
        if value is not None:
            weak = weak_by_score(spec, sheet, aspect, value, is_low=aspect.code in lowest_third(spec, values))
        elif statement and statement.kind is StatementKind.WEAK:
            weak = weak_by_statement(spec, sheet, aspect, values)
        elif not statement and any(other is not None for other in values.values()):
            weak = weak_for_lack_of_score(spec, sheet, aspect)
        else:
            weak = None
        if weak:
            found.append(weak)
    return tuple(sorted(found, key=lambda w: (-(w.gap_points or Decimal(0)), w.position, w.code)))


def lowest_third(spec: FrameworkSpec, values: Mapping[str, Decimal | None]) -> frozenset[str]:
    """The codes of the third with the lowest share of their maximum; equal shares share one fate."""
    shares = sorted((value / (spec.by_code[code].max_score or 1), code) for code, value in values.items() if value is not None)
    if not shares:
        return frozenset()
    border = shares[max(len(shares) // LOWEST_PART, 1) - 1][0]
    return frozenset(code for part, code in shares if part <= border)


def weak_by_score(spec: FrameworkSpec, sheet: Sheet, aspect: AspectSpec, value: Decimal, *, is_low: bool) -> WeakAspect | None:
    """Judge an aspect that has a score."""
    highest = aspect.max_score or Decimal(0)
    part, target, good = value / highest, target_share(spec, sheet), spec.lowest_good_band
    border = spec.share_of(good.floor) if good else Decimal(0)
    if part >= target or not (part < border or is_low):
        return None
    reached = _("%(value)s dari %(max)s (%(share)s)") % {"value": figure(value), "max": figure(highest), "share": share(part)}
    if good and part < border:
        why = _("di bawah batas %(band)s %(border)s dan di bawah target %(target)s") % {
            "band": good.name,
            "border": share(border),
            "target": share(target),
        }
    else:
        why = _("di bawah target %(target)s dan termasuk sepertiga aspek terendah instansi Anda") % {"target": share(target)}
    points = target * highest
    return WeakAspect(aspect.code, aspect.name, aspect.position, value, highest, points, points - value, Gap.SCORE, f"{reached}, {why}.")


def weak_for_lack_of_score(spec: FrameworkSpec, sheet: Sheet, aspect: AspectSpec) -> WeakAspect:
    """An aspect that was skipped while others were filled in needs the material most."""
    highest = aspect.max_score or Decimal(0)
    points = target_share(spec, sheet) * highest
    filled = sum(1 for sub in aspect.subs if sub.code in sheet.values)
    if filled:
        reason = _("Skor belum lengkap: baru %(filled)s dari %(all)s sub-aspek terisi, jadi aspek ini dihitung perlu perhatian.") % {
            "filled": filled,
            "all": len(aspect.subs),
        }
    else:
        reason = _("Belum ada skor untuk aspek ini, padahal aspek lain sudah terisi; jadi dihitung perlu perhatian.")
    return WeakAspect(aspect.code, aspect.name, aspect.position, None, highest, points, points, Gap.MISSING, reason)


def weak_by_statement(spec: FrameworkSpec, sheet: Sheet, aspect: AspectSpec, values: Mapping[str, Decimal | None]) -> WeakAspect:
    """An aspect that a source calls weak without a number; its gap comes only from what is published."""
    statement = sheet.stated[aspect.code]
    highest = aspect.max_score or Decimal(0)
    points = target_share(spec, sheet) * highest
    gap, basis, note = published_gap(spec, sheet, aspect, values)
    words = statement.text or _("Sumber menyebut aspek ini masih perlu ditingkatkan.")
    reason = _("%(words)s Skor aspek ini tidak diterbitkan.") % {"words": words}
    if statement.source:
        reason = _("%(reason)s Sumber: %(source)s.") % {"reason": reason, "source": statement.source.rstrip(".")}
    return WeakAspect(aspect.code, aspect.name, aspect.position, None, highest, points, gap, basis, reason, note)


def published_gap(spec: FrameworkSpec, sheet: Sheet, aspect: AspectSpec, values: Mapping[str, Decimal | None]) -> tuple[Decimal | None, Gap, str]:
    """The gap of an aspect without a score: what the published total leaves for the named aspects, by their maxima.

    Only when every other aspect has a score or is stated to be maximal; otherwise nothing is derived.
    """
    named = [a for a in spec.aspects if values[a.code] is None and a.code in sheet.stated and sheet.stated[a.code].kind is StatementKind.WEAK]
    full = [a for a in spec.aspects if values[a.code] is None and a.code in sheet.stated and a not in named]
    open_aspects = [a for a in spec.aspects if values[a.code] is None and a.code not in sheet.stated]
    if sheet.stated_total is None or open_aspects:
        return None, Gap.UNKNOWN, _("Besar kesenjangan tidak diterbitkan, jadi tidak dihitung.")
    known = sum((v for v in values.values() if v is not None), Decimal(0)) + sum((a.max_score or Decimal(0) for a in full), Decimal(0))
    room = sum((a.max_score or Decimal(0) for a in named), Decimal(0))
    left = min(max(sheet.stated_total - known, Decimal(0)), room)
    gap = max(target_share(spec, sheet) - left / room, Decimal(0)) * (aspect.max_score or Decimal(0))
    note = _(
        "Skor per aspek tidak diterbitkan: dari skor total %(total)s dikurangi aspek yang disebut maksimal (%(known)s) "
        "tersisa %(left)s dari %(room)s untuk %(names)s bersama-sama."
    ) % {
        "total": figure(sheet.stated_total), "known": figure(known), "left": figure(left), "room": figure(room),
        "names": listed([a.name for a in named]),
    }  # fmt: skip
    return gap, Gap.PUBLISHED_TOTAL, note
