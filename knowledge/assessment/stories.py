"""Keeps laboratory stories true to the scores on record: tells the library what is published, and flags what differs."""

from collections import defaultdict
from decimal import Decimal

from django.db.models import Count, OuterRef, Subquery

from knowledge.aspects.models import Band
from knowledge.models import LabStoryPage, ScoreDoubt
from knowledge.score_points import KnownScore, disagreements

from .models import Layer, Result

# How many stories are held against their scores at once.
CHUNK = 200


def published_scores(instansi_id: int) -> list[KnownScore]:
    """The verified and published totals of an instansi, the oldest first (1 query)."""
    return scores_by_instansi([instansi_id])[instansi_id]


def scores_by_instansi(instansi_ids: list[int]) -> dict[int, list[KnownScore]]:
    """The same for many (1 query)."""
    bands = Band.objects.filter(framework=OuterRef("assessment__framework")).order_by().values("framework").annotate(n=Count("pk")).values("n")
    results = (
        Result.objects.filter(layer=Layer.VERIFIED, total__isnull=False, assessment__is_published=True, assessment__instansi__in=instansi_ids)
        .select_related("assessment__framework", "band")
        .annotate(band_count=Subquery(bands))
        .order_by("assessment__year", "assessment__framework__valid_from", "pk")
    )
    found: dict[int, list[KnownScore]] = defaultdict(list)
    for result in results:
        assessment, band = result.assessment, result.band
        found[assessment.instansi_id].append(
            KnownScore(
                year=assessment.year,
                framework=assessment.framework.code,
                total=result.total or Decimal(0),
                category=band.name if band else "",
                rank=band.rank if band else 0,
                category_count=result.band_count or 0,
                source=assessment.source,
                source_url=assessment.source_url,
            )
        )
    return found


def flag_stories() -> int:
    """Hold every live story against the scores on record; returns how many were flagged, changed or cleared (safe to run again)."""
    stories = [story for story in LabStoryPage.objects.live().select_related("score_doubt") if story.score_points]
    changed = 0
    for start in range(0, len(stories), CHUNK):
        batch = stories[start : start + CHUNK]
        known = scores_by_instansi([story.instansi_id for story in batch if story.instansi_id])
        for story in batch:
            changed += flag_story(story, known.get(story.instansi_id or 0, []))
    quiet = ScoreDoubt.objects.exclude(page__in=[story.pk for story in stories])
    return changed + quiet.delete()[0]


def flag_story(story: LabStoryPage, known: list[KnownScore]) -> bool:
    """Write or take away the doubt of one story; returns whether something changed."""
    text = "\n".join(disagreements((block.value for block in story.score_points), known))
    doubt = getattr(story, "score_doubt", None)
    if text == (doubt.text if doubt else ""):
        return False
    if text:
        ScoreDoubt.objects.update_or_create(page=story, defaults={"text": text})
    else:
        ScoreDoubt.objects.filter(page=story).delete()
    return True
