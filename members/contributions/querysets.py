"""Narrows contributions."""

from typing import Any

from django.db import models
from django.db.models import Q


class ContributionQuerySet(models.QuerySet):
    """Adjectives of contributions."""

    def seen_by_writer(self, user: Any) -> "ContributionQuerySet":
        """Those that the user wrote or writes with others."""
        return self.outside_bin().filter(Q(author=user) | Q(coauthors__user=user)).distinct()

    def outside_bin(self) -> "ContributionQuerySet":
        """Those whose page an editor has not thrown away."""
        return self.filter(page__kept_state__isnull=True)

    def unfinished(self) -> "ContributionQuerySet":
        """Those that were not published."""
        return self.outside_bin().exclude(state="terbit")

    def waiting(self) -> "ContributionQuerySet":
        """Those that wait for a decision."""
        return self.outside_bin().filter(state="menunggu")
