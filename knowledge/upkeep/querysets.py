"""Adjectives for tasks of review."""

from typing import Any

from django.db import models


class ReviewTaskQuerySet(models.QuerySet):
    """Narrows tasks; reads aloud."""

    def open(self) -> "ReviewTaskQuerySet":
        """Tasks that nobody has closed."""
        return self.filter(closed_at__isnull=True)

    def about_live_pages(self) -> "ReviewTaskQuerySet":
        """Tasks of items that the public can see; what is withdrawn asks for nothing."""
        return self.filter(page__live=True)

    def assigned_to(self, user: Any) -> "ReviewTaskQuerySet":
        """Tasks of one person."""
        return self.filter(assigned_to=user)
