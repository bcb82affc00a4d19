"""Adjectives for entries."""

from collections.abc import Iterable

from django.db import models
from django.utils import timezone

from . import registry


class EntryQuerySet(models.QuerySet):
    """Narrows entries; reads aloud."""

    def of_kind(self, *codes: str) -> "EntryQuerySet":
        """Entries of any of these kinds."""
        return self.filter(kind__in=codes)

    def of_pages(self) -> "EntryQuerySet":
        """Entries whose `object_id` is the key of a page."""
        return self.of_kind(*(kind.code for kind in registry.page_kinds()))

    def about(self, aspect: models.Model) -> "EntryQuerySet":
        """Entries that carry the aspect (or sub-aspect)."""
        return self.filter(aspects=aspect)

    def about_any(self, codes: Iterable[str]) -> "EntryQuerySet":
        """Entries that carry any aspect with one of these codes in the active framework."""
        from knowledge.aspects.models import Aspect

        from .models import Entry

        links = Entry.aspects.through.objects.filter(aspect__in=Aspect.objects.active().filter(code__in=list(codes)))
        return self.filter(pk__in=links.values("entry_id"))

    def upcoming(self) -> "EntryQuerySet":
        """Entries with a beginning that lies ahead, the soonest first."""
        return self.filter(starts_at__gte=timezone.now()).order_by("starts_at", "pk")

    def for_cards(self) -> "EntryQuerySet":
        """Without the full text, which no card shows."""
        return self.defer("body")
