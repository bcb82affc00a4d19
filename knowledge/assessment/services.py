"""Writes of the assessment room: recording scores, quoting statements, setting targets, publishing, refreshing results."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from knowledge.aspects.models import Aspect, Framework
from knowledge.instansi.models import Instansi
from knowledge.journal.acts import record

from .acts import PUBLISHED, WITHDRAWN
from .models import AspectStatement, Assessment, Layer, Result, ScoreEntry, Via
from .scoring import FrameworkSpec, StatementKind
from .selectors import framework_spec, reading_of
from .wording import figure

SCORE_STEP = Decimal("0.1")


class ScoresRefused(ValueError):
    """Scores that the framework does not allow; `problems` holds one sentence per code. Nothing was written."""

    def __init__(self, problems: Mapping[str, str]) -> None:
        super().__init__(" ".join(problems.values()))
        self.problems = dict(problems)


class NothingToPublish(ValueError):
    """An assessment without a verified result cannot be published."""


@dataclass(frozen=True)
class Recorded:
    """What recording scores changed."""

    assessment: Assessment
    added: int
    unchanged: int


def score_problem(spec: FrameworkSpec, code: str, value: Decimal) -> str:
    """Why a score may not stand for this aspect, as one sentence; empty when it may."""
    aspect = spec.by_code.get(code)
    if aspect is None:
        return _("aspek %(code)s tidak ada dalam instrumen %(framework)s.") % {"code": code, "framework": spec.code}
    if aspect.max_score is None:
        return _("instrumen %(framework)s belum memuat skor maksimum, jadi skornya belum dapat dihitung.") % {"framework": spec.code}
    noun = _("sub-aspek") if aspect.weight else _("aspek")
    words = {"value": figure(value), "noun": noun, "code": code}
    if value != value.quantize(SCORE_STEP):
        return _("%(raw)s memuat lebih dari satu angka di belakang koma.") % {"raw": str(value).replace(".", ",")}
    if value > aspect.max_score:
        return _("%(value)s melebihi maksimum %(max)s untuk %(noun)s %(code)s.") % {**words, "max": figure(aspect.max_score)}
    if value < (aspect.min_score or Decimal(0)):
        return _("%(value)s di bawah minimum %(min)s untuk %(noun)s %(code)s.") % {**words, "min": figure(aspect.min_score or 0)}
    return ""


@transaction.atomic
def record_scores(
    *, instansi: Instansi, year: int, framework: Framework, layer: str, scores: Mapping[str, Any], by: Any = None,
    via: str = Via.WEB, spec: FrameworkSpec | None = None,
) -> Recorded:  # fmt: skip
    """Append scores (aspect or sub-aspect code → score) to the history; a score that stands already adds no row.

    Raises:
        ScoresRefused: a code or a score does not fit the framework; nothing is written then.
    """
    spec = spec or framework_spec(framework)
    wanted, problems = checked_scores(spec, scores)
    if problems:
        raise ScoresRefused(problems)
    assessment = opened_assessment(instansi=instansi, year=year, framework=framework)
    standing = dict(assessment.entries.current().filter(layer=layer).values_list("aspect", "value"))
    changed = {code: value for code, value in wanted.items() if standing.get(spec.by_code[code].pk) != value}
    ScoreEntry.objects.bulk_create(
        ScoreEntry(
            assessment=assessment, aspect_id=aspect.pk, layer=Layer(layer), value=value, level=aspect.level_of(value), entered_by=by, via=Via(via)
        )
        for aspect, value in ((spec.by_code[code], value) for code, value in changed.items())
    )
    if changed:
        refresh_results(assessment, spec=spec)
    return Recorded(assessment, added=len(changed), unchanged=len(wanted) - len(changed))


def checked_scores(spec: FrameworkSpec, scores: Mapping[str, Any]) -> tuple[dict[str, Decimal], dict[str, str]]:
    """Scores as decimals, and the problems of those that do not fit."""
    wanted: dict[str, Decimal] = {}
    problems: dict[str, str] = {}
    for code, raw in scores.items():
        try:
            value = Decimal(str(raw))
        except InvalidOperation:
            value = Decimal("NaN")
        problem = score_problem(spec, code, value) if value.is_finite() else _("%(raw)s bukan angka.") % {"raw": raw}
        if problem:
            problems[code] = problem
        else:
            wanted[code] = value.quantize(SCORE_STEP)
    return wanted, problems


def opened_assessment(*, instansi: Instansi, year: int, framework: Framework) -> Assessment:
    """The assessment of that instansi, year and framework, locked until the transaction ends; made when new."""
    assessment, _is_new = Assessment.objects.get_or_create(instansi=instansi, year=year, framework=framework)
    return Assessment.objects.select_for_update(of=("self",)).select_related("instansi", "framework").get(pk=assessment.pk)


@transaction.atomic
def fill_in(
    *, instansi: Instansi, year: int, framework: Framework, layer: str, scores: Mapping[str, Any], target: Decimal | None, by: Any = None
) -> tuple[Assessment, int]:
    """Keep what a form holds, scores and target together; returns the assessment and how many scores are new.

    Raises:
        ScoresRefused: nothing is written then.
    """
    recorded = record_scores(instansi=instansi, year=year, framework=framework, layer=layer, scores=scores, by=by, via=Via.WEB)
    set_target(recorded.assessment, score=target, note=recorded.assessment.target_note if target is not None else "", by=by)
    return recorded.assessment, recorded.added


@transaction.atomic
def state_aspects(
    *, instansi: Instansi, year: int, framework: Framework, statements: Mapping[str, tuple[str, str]],
    source: str, source_url: str = "", by: Any = None,
) -> Assessment:  # fmt: skip
    """Keep what a source says of aspects or sub-aspects without a number: code → (kind, sentence in our own words).

    Raises:
        ScoresRefused: a code is not an aspect of the framework; nothing is written then.
    """
    aspects = {aspect.code: aspect for aspect in Aspect.objects.filter(framework=framework)}
    unknown = _("aspek %(code)s tidak ada dalam instrumen %(framework)s.")
    problems = {code: unknown % {"code": code, "framework": framework.code} for code in statements if code not in aspects}
    if problems:
        raise ScoresRefused(problems)
    assessment = opened_assessment(instansi=instansi, year=year, framework=framework)
    for code, (kind, text) in statements.items():
        AspectStatement.objects.update_or_create(
            assessment=assessment,
            aspect=aspects[code],
            defaults={"kind": StatementKind(kind).value, "text": text, "source": source, "source_url": source_url},
        )
    refresh_results(assessment)
    return assessment


@transaction.atomic
def set_target(assessment: Assessment, *, score: Decimal | None, note: str = "", by: Any = None) -> Assessment:
    """Set the total that the instansi aims for; None returns to the floor of the best band."""
    if (assessment.target_score, assessment.target_note) != (score, note):
        assessment.target_score, assessment.target_note = score, note
        assessment.save(update_fields=["target_score", "target_note"])
        refresh_results(assessment)
    return assessment


@transaction.atomic
def publish_assessment(
    *, instansi: Instansi, year: int, framework: Framework, source: str, source_url: str = "", assessor: str = "",
    decided_on: date | None = None, stated_total: Any = None, by: Any = None,
) -> Assessment:  # fmt: skip
    """Show the verified result to everybody, with its source; `stated_total` where scores per aspect are not published.

    Raises:
        NothingToPublish: no source is named, or neither verified scores nor a published total exist.
    """
    if not source.strip():
        raise NothingToPublish(_("Sebutkan sumber hasil sebelum menerbitkannya."))
    assessment = opened_assessment(instansi=instansi, year=year, framework=framework)
    if stated_total is not None:
        assessment.stated_total = Decimal(str(stated_total))
    assessment.is_published, assessment.source, assessment.source_url = True, source, source_url
    assessment.assessor, assessment.decided_on = assessor, decided_on
    assessment.save()
    refresh_results(assessment)
    if not assessment.results.filter(layer=Layer.VERIFIED, total__isnull=False).exists():
        raise NothingToPublish(_("Belum ada hasil terverifikasi yang dapat diterbitkan."))
    record(assessment, PUBLISHED, by=by, source=source)
    return assessment


@transaction.atomic
def withdraw_publication(assessment: Assessment, *, by: Any = None) -> Assessment:
    """Take a result back from public view; the scores stay."""
    if Assessment.objects.filter(pk=assessment.pk, is_published=True).update(is_published=False):
        record(assessment, WITHDRAWN, by=by)
    assessment.is_published = False
    return assessment


def refresh_results(assessment: Assessment, *, spec: FrameworkSpec | None = None) -> list[Result]:
    """Compute and store the result of each layer, and move the revision on; called inside the writing transaction."""
    reading = reading_of(assessment, spec)
    bands = {band.rank: band for band in assessment.framework.bands.all()} if reading.spec.bands else {}
    stored = []
    for layer, outcome in reading.outcomes.items():
        result, _is_new = Result.objects.update_or_create(
            assessment=assessment,
            layer=layer,
            defaults={
                "total": outcome.total,
                "index": outcome.index,
                "band": bands.get(outcome.band.rank) if outcome.band else None,
                "scored_count": outcome.tally.scored,
                "aspect_count": outcome.tally.of,
                "is_complete": outcome.tally.is_complete,
                "is_stated": outcome.tally.is_stated,
                "notice": outcome.notice,
                "refreshed_at": timezone.now(),
            },
        )
        stored.append(result)
    Assessment.objects.filter(pk=assessment.pk).update(revision=F("revision") + 1)
    return stored


def refresh_framework(framework: Framework) -> int:
    """Refresh every result of a framework after its maxima or bands were edited; returns how many assessments."""
    spec = framework_spec(framework)
    assessments: Iterable[Assessment] = Assessment.objects.filter(framework=framework).select_related("instansi", "framework")
    count = 0
    for assessment in assessments:
        with transaction.atomic():
            refresh_results(assessment, spec=spec)
        count += 1
    return count
