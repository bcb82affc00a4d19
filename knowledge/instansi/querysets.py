"""Adjectives for instansi."""

from django.db import models
from django.utils import timezone


class InstansiQuerySet(models.QuerySet):
    """Narrows instansi; reads aloud."""

    def current(self) -> "InstansiQuerySet":
        """Those that exist today (unknown bounds count as open)."""
        today = timezone.localdate().isoformat()
        return self.filter(valid_from__lte=today).filter(models.Q(valid_to="") | models.Q(valid_to__gt=today))

    def assessed(self) -> "InstansiQuerySet":
        """Those to which the merit assessment applies."""
        return self.filter(is_assessed=True)

    def matching(self, text: str) -> "InstansiQuerySet":
        """Those whose code, name, short name, alias or province contains every word of `text`."""
        found = self
        for word in text.split():
            found = found.filter(
                models.Q(name__icontains=word)
                | models.Q(short_name__icontains=word)
                | models.Q(code__iexact=word)
                | models.Q(aliases__icontains=word)
                | models.Q(province__name__icontains=word)
                | models.Q(province__aliases__icontains=word)
            )
        return found
