"""Adjectives for aspects."""

from django.db import models


class AspectQuerySet(models.QuerySet):
    """Narrows aspects; reads aloud."""

    def roots(self) -> "AspectQuerySet":
        """Aspects proper, without sub-aspects."""
        return self.filter(parent__isnull=True)

    def subs(self) -> "AspectQuerySet":
        """Sub-aspects only."""
        return self.filter(parent__isnull=False)

    def active(self) -> "AspectQuerySet":
        """Those of the framework chosen in the CMS (no query of its own)."""
        from .models import MeritSettings

        return self.filter(framework__in=MeritSettings.objects.values("active_framework"))
