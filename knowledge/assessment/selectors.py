"""Reads about assessments: frameworks and sheets as the arithmetic wants them, lists for pages, published results."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import Prefetch, QuerySet

from knowledge.aspects.models import Aspect, Band, Confidence, Framework
from knowledge.instansi.models import Instansi

from .models import AspectStatement, Assessment, Layer, Result, ScoreEntry
from .scoring import AspectSpec, BandSpec, FrameworkSpec, Outcome, Sheet, Statement, StatementKind, assess, next_evaluation_year


def framework_spec(framework: Framework) -> FrameworkSpec:
    """The framework as frozen data (2 queries)."""
    rows = list(Aspect.objects.filter(framework=framework).order_by("position", "code"))
    children: dict[int, list[AspectSpec]] = defaultdict(list)
    for row in rows:
        if row.parent_id:
            children[row.parent_id].append(aspect_spec(row))
    return FrameworkSpec(
        code=framework.code,
        name=framework.name,
        max_score=framework.max_score,
        aspects=tuple(aspect_spec(row, tuple(children[row.pk])) for row in rows if row.parent_id is None),
        bands=tuple(band_spec(band) for band in framework.bands.all()),
        index_is_provisional=framework.index_confidence != Confidence.VERIFIED,
        pk=framework.pk,
    )


def aspect_spec(row: Aspect, subs: tuple[AspectSpec, ...] = ()) -> AspectSpec:
    """One aspect as frozen data."""
    return AspectSpec(
        code=row.code, name=row.name, position=row.position, max_score=row.max_score, min_score=row.min_score,
        weight=row.weight, level_max=row.level_max, subs=subs, short_name=row.short_name, pk=row.pk,
    )  # fmt: skip


def band_spec(row: Band) -> BandSpec:
    """One band as frozen data."""
    return BandSpec(
        rank=row.rank, code=row.code, name=row.name, floor=row.floor, ceiling=row.ceiling, index_floor=row.index_floor,
        index_ceiling=row.index_ceiling, consequence=row.consequence, evaluation_years=row.evaluation_years, is_good=row.is_good,
        talent_pool=row.is_eligible_for_talent_pool,
    )  # fmt: skip


def sheets_of(assessment: Assessment) -> dict[str, Sheet]:
    """The sheet of each layer of which something is known (2 queries).

    A published total and a source's statements belong to the verified layer: they speak of the decided result.
    """
    values: dict[str, dict[str, Decimal]] = defaultdict(dict)
    for layer, code, value in assessment.entries.current().values_list("layer", "aspect__code", "value"):
        values[layer][code] = value
    statements = tuple(
        Statement(row.aspect.code, StatementKind(row.kind), row.text, row.source)
        for row in AspectStatement.objects.filter(assessment=assessment).select_related("aspect").order_by("aspect__position", "aspect__code")
    )
    sheets = {
        Layer.SELF.value: Sheet(values[Layer.SELF], target_score=assessment.target_score),
        Layer.VERIFIED.value: Sheet(values[Layer.VERIFIED], statements, assessment.stated_total, assessment.target_score),
    }
    return {layer: sheet for layer, sheet in sheets.items() if not sheet.is_empty}


@dataclass(frozen=True)
class Reading:
    """One assessment read in full: its framework and the outcome of each layer that has data."""

    assessment: Assessment
    spec: FrameworkSpec
    sheets: dict[str, Sheet]
    outcomes: dict[str, Outcome]

    @property
    def leading_layer(self) -> str | None:
        """The layer that counts: verified where there is one."""
        return next((layer.value for layer in (Layer.VERIFIED, Layer.SELF) if layer.value in self.outcomes), None)

    @property
    def leading(self) -> Outcome | None:
        """The outcome of the layer that counts."""
        return self.outcomes.get(self.leading_layer or "")

    def next_evaluation(self, outcome: Outcome) -> int | None:
        """The year of the next evaluation, counted from the decision or else from the year assessed."""
        decided = self.assessment.decided_on
        return next_evaluation_year(outcome.band, decided.year if decided else self.assessment.year)


def reading_of(assessment: Assessment, spec: FrameworkSpec | None = None) -> Reading:
    """Compute an assessment from its history (4 queries, 2 when the spec is given)."""
    spec = spec or framework_spec(assessment.framework)
    sheets = sheets_of(assessment)
    return Reading(assessment, spec, sheets, {layer: assess(spec, sheet) for layer, sheet in sheets.items()})


def latest_assessment(instansi: Instansi) -> Assessment | None:
    """The newest assessment of an instansi, with its framework (1 query)."""
    return Assessment.objects.of_instansi(instansi).select_related("instansi", "framework").newest_first().first()


def served_instansi(user: Any) -> list[Instansi]:
    """The instansi whose results the user may see because of a role or membership there, by name (1 query and the grants).

    Whoever oversees all instansi chooses one by its code instead.
    """
    linked = Instansi.objects.filter(role_grants__user=user) | Instansi.objects.filter(memberships__user=user)
    return [instansi for instansi in linked.distinct().order_by("name") if user.has_perm("assessment.view_result", instansi)]


def assessments_for_list(instansi: Iterable[Instansi]) -> QuerySet[Assessment]:
    """Assessments of these instansi with their stored results, newest first (3 queries)."""
    return with_results(Assessment.objects.filter(instansi__in=list(instansi)).newest_first())


def newest_assessments(*, limit: int = 30) -> QuerySet[Assessment]:
    """The assessments that were opened last, of any instansi, for those who oversee all (3 queries)."""
    return with_results(Assessment.objects.order_by("-created_at", "-pk"))[:limit]


def with_results(assessments: QuerySet[Assessment]) -> QuerySet[Assessment]:
    """With what a card of an assessment shows."""
    results = Prefetch("results", Result.objects.select_related("band").order_by("layer"))
    return assessments.select_related("instansi", "framework").prefetch_related(results, "framework__bands")


@dataclass(frozen=True)
class PublishedResult:
    """What everybody may see of one assessment: the decided total with its source, never a single self-score."""

    assessment: Assessment
    result: Result
    band_count: int

    @property
    def next_evaluation(self) -> int | None:
        """The year of the next evaluation."""
        decided = self.assessment.decided_on
        years = self.result.band.evaluation_years if self.result.band else None
        return (decided.year if decided else self.assessment.year) + years if years else None


def published_results(instansi: Instansi) -> list[PublishedResult]:
    """The published verified results of an instansi, newest first (3 queries); unpublished ones never appear."""
    verified = Prefetch(
        "results", Result.objects.filter(layer=Layer.VERIFIED, total__isnull=False).select_related("band"), to_attr="verified_results"
    )
    rows = (
        Assessment.objects.of_instansi(instansi).published().select_related("framework").newest_first().prefetch_related(verified, "framework__bands")
    )
    return [PublishedResult(row, row.verified_results[0], len(row.framework.bands.all())) for row in rows if row.verified_results]


def history_of(assessment: Assessment, *, limit: int = 40) -> list[ScoreEntry]:
    """The newest entries of the history, for those who may see it (1 query)."""
    return list(assessment.entries.select_related("aspect", "entered_by").order_by("-pk")[:limit])
