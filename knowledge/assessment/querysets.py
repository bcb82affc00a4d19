"""Adjectives for assessments, and the guard that keeps score entries append-only."""

from typing import Any, NoReturn

from django.db import models


class ScoreHistoryIsFixed(TypeError):
    """A score entry was to be changed or deleted; a correction is a new entry."""


class AssessmentQuerySet(models.QuerySet):
    """Narrows assessments; reads aloud."""

    def published(self) -> "AssessmentQuerySet":
        """Those whose result may be shown to everybody."""
        return self.filter(is_published=True)

    def of_instansi(self, instansi: models.Model) -> "AssessmentQuerySet":
        """Those of one instansi."""
        return self.filter(instansi=instansi)

    def newest_first(self) -> "AssessmentQuerySet":
        """By year; within a year a framework that can be computed comes first."""
        return self.order_by("-year", models.F("framework__max_score").desc(nulls_last=True), "-pk")


class ScoreEntryQuerySet(models.QuerySet):
    """Narrows entries; refuses every change in bulk."""

    def current(self) -> "ScoreEntryQuerySet":
        """The newest entry for each assessment, aspect and layer: the one that counts."""
        newest = self.order_by().values("assessment", "aspect", "layer").annotate(newest=models.Max("pk")).values("newest")
        return type(self)(self.model, using=self.db).filter(pk__in=newest)

    def update(self, **kwargs: Any) -> NoReturn:
        raise ScoreHistoryIsFixed("Score entries are never changed; write a new one.")

    def delete(self) -> NoReturn:
        raise ScoreHistoryIsFixed("Score entries are never deleted; write a new one.")

    def bulk_update(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise ScoreHistoryIsFixed("Score entries are never changed; write a new one.")
