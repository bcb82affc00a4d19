"""Adjectives for declarations of adoption."""

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

PLANNED = "merencanakan"


class AdoptionQuerySet(models.QuerySet):
    """Narrows declarations; reads aloud."""

    def active(self) -> "AdoptionQuerySet":
        """Declarations that were not withdrawn."""
        return self.filter(withdrawn_at__isnull=True)

    def elsewhere(self) -> "AdoptionQuerySet":
        """Declarations of others than the instansi whose practice it is: its own use shows nothing about others."""
        return self.exclude(page__practicepage__instansi=F("instansi"))

    def applied(self) -> "AdoptionQuerySet":
        """Declarations of more than a plan."""
        return self.active().exclude(stage=PLANNED)

    def confirmed(self) -> "AdoptionQuerySet":
        """Declarations that a verifier confirmed and whose confirmation stands today."""
        return self.active().filter(is_confirmed_today())


def is_confirmed_today() -> Q:
    """Confirmed, not revoked, not expired."""
    return Q(confirmed_at__isnull=False, revoked_at__isnull=True, expires_on__gte=timezone.localdate())
