"""Adjectives for exemplars."""

from typing import Any

from django.db import models
from django.db.models import F, Q


def is_checked() -> Q:
    """The redaction of the very file that is there now was checked; a file replaced by whatever way is another file."""
    return Q(redaction_checked_at__isnull=False, checked_file=F("document__file"), checked_hash=F("document__file_hash"))


class ExemplarQuerySet(models.QuerySet):
    """Narrows exemplars; reads aloud."""

    def visible(self) -> "ExemplarQuerySet":
        """Accepted, consented to and checked: those that everybody may see."""
        return self.filter(is_checked(), accepted_at__isnull=False, consented_at__isnull=False)

    def waiting(self) -> "ExemplarQuerySet":
        """Those on which a verifier has something to decide."""
        return self.filter(Q(accepted_at__isnull=True) | ~Q(pk__in=self.model._default_manager.filter(is_checked()).values("pk")))

    def with_all(self) -> "ExemplarQuerySet":
        """With everything that a page or a row says of them, without further queries."""
        return self.select_related("aspect__parent", "aspect__framework", "instansi", "document", "regulation")

    def with_people(self) -> "ExemplarQuerySet":
        """The same, and who decided each fact."""
        return self.with_all().select_related("accepted_by", "consented_by", "redaction_checked_by", "uploaded_by", "proposed_by")


class EventQuerySet(models.QuerySet):
    """The trail; nothing of it is rewritten."""

    def update(self, **kwargs: Any) -> int:
        """Refuse; a person whose account is deleted is taken out by Django itself, which does not come this way.

        Raises:
            TrailIsWritten: always.
        """
        from .models import TrailIsWritten

        raise TrailIsWritten
