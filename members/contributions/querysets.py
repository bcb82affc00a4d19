"""Narrows contributions."""

from typing import Any

from django.db import models
from django.db.models import Q


class ContributionQuerySet(models.QuerySet):
    """Adjectives of contributions."""

    def seen_by_writer(self, user: Any) -> "ContributionQuerySet":
        """Those that the user wrote or writes with others."""
        return self.filter(Q(author=user) | Q(coauthors__user=user)).distinct()

    def unfinished(self) -> "ContributionQuerySet":
        """Those that were not published."""
        return self.exclude(state="terbit")

    def waiting(self) -> "ContributionQuerySet":
        """Those that wait for a decision."""
        return self.filter(state="menunggu")
