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
        """Those of the framework chosen in the CMS, or of every framework when none is chosen."""
        from .selectors import active_framework

        framework = active_framework()
        return self.filter(framework=framework) if framework else self
