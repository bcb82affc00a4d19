"""Everything that follows from one sheet of scores, in one frozen answer."""

from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from knowledge.assessment.wording import figure, listed

from .arithmetic import Tally, band_of, index_of, tally, value_of
from .explanation import Line, explain
from .spec import AspectSpec, BandSpec, FrameworkSpec, Sheet, Statement, StatementKind
from .weakness import WeakAspect, target_share, weak_aspects


@dataclass(frozen=True)
class AspectOutcome:
    """One aspect as the page shows it. `share` is None without a score, 1 where a source states the maximum."""

    spec: AspectSpec
    value: Decimal | None
    share: Decimal | None
    target_points: Decimal | None
    statement: Statement | None
    is_weak: bool
    is_strength: bool
    sub_scored: int


@dataclass(frozen=True)
class Outcome:
    """The result of one layer of one assessment. Band and index are None while they may not be told; `notice` says why."""

    tally: Tally
    band: BandSpec | None
    index: Decimal | None
    target_score: Decimal | None
    aspects: tuple[AspectOutcome, ...]
    weak: tuple[WeakAspect, ...]
    lines: tuple[Line, ...]
    notice: str

    @property
    def total(self) -> Decimal | None:
        """The total, or the sum of what is filled in so far."""
        return self.tally.total

    @property
    def gap_to_target(self) -> Decimal | None:
        """Points that are missing to the target; zero when it is reached, None while the total is incomplete."""
        if self.total is None or self.target_score is None or not self.tally.is_complete:
            return None
        return max(self.target_score - self.total, Decimal(0))

    @property
    def strengths(self) -> tuple[AspectOutcome, ...]:
        """Aspects at their maximum, by score or by the source's word."""
        return tuple(aspect for aspect in self.aspects if aspect.is_strength)


def assess(spec: FrameworkSpec, sheet: Sheet) -> Outcome:
    """Total, band, index, weak aspects, strengths and the computation of one sheet."""
    sums = tally(spec, sheet)
    weak = weak_aspects(spec, sheet)
    may_tell = spec.is_computable and sums.is_complete and sums.total is not None
    best = spec.best_band
    target = sheet.target_score if sheet.target_score is not None else (best.floor if best else None)
    return Outcome(
        tally=sums,
        band=band_of(spec, sums.total) if may_tell and sums.total is not None else None,
        index=index_of(spec, sums.total) if may_tell and sums.total is not None else None,
        target_score=target,
        aspects=tuple(aspect_outcome(spec, sheet, aspect, {w.code for w in weak}) for aspect in spec.aspects),
        weak=weak,
        lines=explain(spec, sheet),
        notice=notice_of(spec, sheet, sums),
    )


def aspect_outcome(spec: FrameworkSpec, sheet: Sheet, aspect: AspectSpec, weak_codes: set[str]) -> AspectOutcome:
    """One aspect with its score, its target and what a source says of it."""
    value = value_of(aspect, sheet)
    statement = sheet.stated.get(aspect.code) if value is None else None
    is_stated_full = statement is not None and statement.kind is StatementKind.MAXIMAL
    part = value / aspect.max_score if value is not None and aspect.max_score else (Decimal(1) if is_stated_full else None)
    return AspectOutcome(
        spec=aspect,
        value=value,
        share=part,
        target_points=target_share(spec, sheet) * aspect.max_score if aspect.max_score and spec.max_score else None,
        statement=statement,
        is_weak=aspect.code in weak_codes,
        is_strength=is_stated_full or (value is not None and value == aspect.max_score),
        sub_scored=sum(1 for sub in aspect.subs if sub.code in sheet.values),
    )


def notice_of(spec: FrameworkSpec, sheet: Sheet, sums: Tally) -> str:
    """Why there is no band, or what else the reader must know; empty when all is plain."""
    if not spec.is_computable:
        return _("Belum dapat dihitung: skor maksimum dan kategori instrumen %(name)s belum tersedia.") % {"name": spec.name}
    if sums.total is None:
        return _("Belum ada skor.")
    if not sums.is_complete:
        missing = [aspect.name for aspect in spec.aspects if value_of(aspect, sheet) is None]
        return _("Kategori belum ditampilkan: baru %(scored)s dari %(of)s aspek yang lengkap. Yang belum: %(missing)s.") % {
            "scored": sums.scored,
            "of": sums.of,
            "missing": listed(missing),
        }
    if band_of(spec, sums.total) is None:
        return _("Skor %(total)s berada di bawah batas kategori terendah (%(floor)s), jadi belum ada kategori.") % {
            "total": figure(sums.total),
            "floor": figure(spec.bands[0].floor),
        }
    if sums.is_stated:
        return _("Skor total ini diambil dari hasil yang diterbitkan; skor per aspek tidak diterbitkan lengkap.")
    if sheet.stated_total is not None and sheet.stated_total != sums.total:
        return _("Jumlah skor per aspek %(total)s berbeda dari skor total yang diterbitkan, %(stated)s.") % {
            "total": figure(sums.total),
            "stated": figure(sheet.stated_total),
        }
    return ""
