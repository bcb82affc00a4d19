"""Assessments in bulk: self-assessed scores of every aspect with their stored result, never published."""

from collections.abc import Iterator
from decimal import Decimal
from itertools import islice

from django.db import transaction

from knowledge.aspects.models import Band
from knowledge.aspects.selectors import active_framework
from knowledge.assessment.models import Assessment, Layer, Result, ScoreEntry, Via
from knowledge.assessment.scoring import FrameworkSpec, Sheet, assess
from knowledge.assessment.selectors import framework_spec
from knowledge.instansi.models import Instansi

from . import texts

CHUNK = 1000
SOURCE = "Data contoh untuk pengukuran"
# Years before any real assessment, so that nothing made up stands beside what was published.
LAST_YEAR = 1999


def seed_assessments(wanted: int) -> Iterator[int]:
    """Make what is missing to the wanted number, year by year backwards; yields the rows written after each chunk."""
    framework = active_framework()
    if framework is None:
        return
    spec, bands = framework_spec(framework), {band.rank: band for band in framework.bands.all()}
    instansi = list(Instansi.objects.assessed().order_by("code").values_list("pk", flat=True))
    there = Assessment.objects.filter(source=SOURCE).count()
    places = ((key, LAST_YEAR - turn) for turn in range(wanted // len(instansi) + 1) for key in instansi)
    missing = islice(places, there, wanted)
    number = there
    while chunk := list(islice(missing, CHUNK)):
        with transaction.atomic():
            rows = record(chunk, number, spec, bands)
        number += len(chunk)
        yield rows


def record(places: list[tuple[int, int]], first: int, spec: FrameworkSpec, bands: dict[int, Band]) -> int:
    """Assessments of (instansi, year) pairs; returns how many rows that were."""
    made = Assessment.objects.bulk_create(
        Assessment(instansi_id=key, year=year, framework_id=spec.pk, source=SOURCE, revision=1) for key, year in places
    )
    scores, results = [], []
    for number, assessment in enumerate(made, start=first):
        chance = texts.source("skala-penilaian", number)
        values = {aspect.code: Decimal(chance.randint(4, 20)) * aspect.max_score / 20 for aspect in spec.aspects if aspect.max_score}
        values = {code: value.quantize(Decimal("0.1")) for code, value in values.items()}
        scores += [
            ScoreEntry(assessment=assessment, aspect_id=spec.by_code[code].pk, layer=Layer.SELF, value=value, via=Via.DEMO)
            for code, value in values.items()
        ]
        outcome = assess(spec, Sheet(values=values))
        results.append(
            Result(
                assessment=assessment, layer=Layer.SELF, total=outcome.total, index=outcome.index,
                band=bands.get(outcome.band.rank) if outcome.band else None, scored_count=outcome.tally.scored, aspect_count=outcome.tally.of,
                is_complete=outcome.tally.is_complete, is_stated=outcome.tally.is_stated, notice=outcome.notice,
            )
        )  # fmt: skip
    ScoreEntry.objects.bulk_create(scores)
    Result.objects.bulk_create(results)
    return len(made) * 2 + len(scores)
