"""Reads for recommendations: needs of an instansi, items of the catalogue, the stored set and whether it still holds."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from django.db.models import F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone

from knowledge.adoption.models import APPLICABLE_KINDS, Adoption, Stage
from knowledge.aspects.models import Aspect, FrameworkCrosswalk
from knowledge.assessment.models import Assessment
from knowledge.assessment.scoring import AspectSpec, FrameworkSpec, Sheet, StatementKind, WeakAspect
from knowledge.assessment.scoring.weakness import target_share
from knowledge.catalogue.models import CatalogueVersion, Entry
from knowledge.instansi.models import Instansi
from knowledge.models import Dependency

from .models import Recommendation, RecommendationSet, RecommendationWeights
from .ranking import Item, Need


def newest_weights() -> RecommendationWeights | None:
    """The version that counts; None before the first one is made."""
    return RecommendationWeights.objects.order_by("-version").first()


def needs_of(spec: FrameworkSpec, sheet: Sheet, weak: Iterable[WeakAspect]) -> list[Need]:
    """The weak aspects as the ranking wants them; an aspect without a known gap counts none (1 query)."""
    weak = list(weak)
    whole = sum(float(aspect.gap_points or 0) for aspect in weak)
    crosswalk = crosswalk_of([spec.by_code[aspect.code].pk for aspect in weak])
    needs = []
    for aspect in weak:
        own = spec.by_code[aspect.code]
        low = [sub for sub in own.subs if is_weak_sub_aspect(sub, spec, sheet)]
        known = [sub for sub in low if sub.code in sheet.values]
        levels = [(sub.pk, level) for sub in known if (level := sub.level_of(sheet.values[sub.code])) is not None]
        needs.append(
            Need(
                code=aspect.code,
                position=aspect.position,
                gap_share=float(aspect.gap_points or 0) / whole if whole else 0.0,
                aspect_id=own.pk,
                sub_ids=frozenset(sub.pk for sub in low),
                crosswalk_ids=frozenset(crosswalk[own.pk]),
                levels=tuple(levels),
            )
        )
    return needs


def is_weak_sub_aspect(sub: AspectSpec, spec: FrameworkSpec, sheet: Sheet) -> bool:
    """Whether a sub-aspect of a weak aspect is weak itself: scored below the target, or called weak by a source."""
    if sub.code in sheet.values:
        return bool(sub.max_score) and sheet.values[sub.code] / (sub.max_score or 1) < target_share(spec, sheet)
    return sub.code in sheet.stated and sheet.stated[sub.code].kind is StatementKind.WEAK


def crosswalk_of(aspect_ids: list[int]) -> dict[int, set[int]]:
    """For each aspect those of other frameworks that correspond to it, in either direction (1 query)."""
    found: dict[int, set[int]] = defaultdict(set)
    for source, target in FrameworkCrosswalk.objects.filter(Q(source__in=aspect_ids) | Q(target__in=aspect_ids)).values_list("source", "target"):
        found[source].add(target)
        found[target].add(source)
    return found


def candidate_items(needs: Iterable[Need], *, reader: Instansi | None = None) -> list[Item]:
    """Everything recommendable that carries any aspect of the needs, but nothing that the reader, if there is one, told itself (4 queries)."""
    wanted: set[int] = set()
    for need in needs:
        wanted |= {need.aspect_id} | need.sub_ids | need.crosswalk_ids
    links: dict[int, set[int]] = defaultdict(set)
    for entry_id, aspect_id in Entry.aspects.through.objects.filter(aspect__in=wanted).values_list("entry", "aspect"):
        links[entry_id].add(aspect_id)
    entries = Entry.objects.filter(is_recommendable=True, aspects__in=wanted).distinct().order_by()
    entries = entries.exclude(instansi=reader) if reader else entries
    requires = requirements(entries, reader)
    fields = ("pk", "kind", "external_id", "url", "level_from", "level_to", "effort", "date", "review_due", "starts_at", "source_status")
    return [
        Item(
            ref=pk, kind=kind, key=external_id or f"{kind}:{url}", aspect_ids=frozenset(links[pk]), level_from=level_from, level_to=level_to,
            effort=effort,
            # What is still to come is neither fresh nor stale; its schedule speaks for it.
            published_on=None if starts_at else published, review_due=due, starts_at=starts_at, source_status=status,
            requires=requires.get(pk, frozenset()),
        )
        for pk, kind, external_id, url, level_from, level_to, effort, published, due, starts_at, status in entries.values_list(*fields)
    ]  # fmt: skip


def requirements(entries: QuerySet[Entry], reader: Instansi | None) -> dict[int, frozenset[int]]:
    """Which of the entries each asks to be done first, without what the reader applies already (2 queries)."""
    edges = Dependency.objects.values_list("page", "requires")
    if reader is not None:
        edges = edges.exclude(requires__in=Adoption.objects.active().filter(instansi=reader, stage=Stage.APPLIED).values("page"))
    by_page = dict(entries.filter(kind__in=APPLICABLE_KINDS).values_list("object_id", "pk"))
    found: dict[int, set[int]] = defaultdict(set)
    for page, required in edges:
        if page in by_page and required in by_page:
            found[by_page[page]].add(by_page[required])
    return {ref: frozenset(others) for ref, others in found.items()}


def names_of(aspect_ids: Iterable[int]) -> dict[int, Aspect]:
    """Aspects by id (1 query)."""
    return Aspect.objects.in_bulk(list(aspect_ids))


def stored_set(instansi: Instansi, *, today: date | None = None) -> RecommendationSet | None:
    """The current set, if it still holds: same newest assessment and revision, catalogue, weights and day (1 query)."""
    newest = Assessment.objects.filter(instansi=OuterRef("instansi")).newest_first()
    return (
        RecommendationSet.objects.filter(instansi=instansi, is_current=True, computed_on=today or timezone.localdate())
        .annotate(
            newest_assessment=Subquery(newest.values("pk")[:1]),
            newest_revision=Subquery(newest.values("revision")[:1]),
            newest_catalogue=Coalesce(Subquery(CatalogueVersion.objects.filter(pk=1).values("number")[:1]), 0),
            newest_weights=Subquery(RecommendationWeights.objects.order_by("-version").values("pk")[:1]),
        )
        .filter(
            assessment=F("newest_assessment"), revision=F("newest_revision"), catalogue_version=F("newest_catalogue"), weights=F("newest_weights")
        )
        .first()
    )


def places_of(chosen: RecommendationSet) -> QuerySet[Recommendation]:
    """The places of a set with their entries, in order (1 query)."""
    return Recommendation.objects.filter(set=chosen, entry__isnull=False).select_related("entry").defer("entry__body").order_by("rank")
