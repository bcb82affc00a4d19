"""Adjectives for events."""

from django.db import models
from django.utils import timezone
from wagtail.models import PageManager
from wagtail.query import PageQuerySet


class EventQuerySet(PageQuerySet):
    """Narrows events; reads aloud."""

    def published(self) -> "EventQuerySet":
        """Live and not behind a view restriction: what everybody may see."""
        return self.live().public()

    def running(self) -> "EventQuerySet":
        """Begun and not over."""
        now = timezone.now()
        return self.filter(starts_at__lt=now, ends_at__gte=now)

    def dated(self) -> "EventQuerySet":
        """Those whose day is known."""
        return self.filter(starts_at__isnull=False)

    def in_series(self, series: models.Model) -> "EventQuerySet":
        """Editions of a series."""
        return self.filter(series=series)


EventManager = PageManager.from_queryset(EventQuerySet)
