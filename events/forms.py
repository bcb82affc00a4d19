"""Forms behind the editor: local clock times, defaults of a series, numbers that occur once."""

from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Page

from knowledge.forms import MaterialForm

from .recordings import privacy_address
from .zones import Zone, at_wall_time


class SeriesForm(MaterialForm):
    """A podcast lives below the podcasts, every other series below the events."""

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        kind = cleaned.get("kind")
        if kind and self.parent_page is not None:
            is_below_podcasts = self.parent_page.specific_class._meta.label == "podcast.PodcastIndexPage"
            if (kind == "podcast") != is_below_podcasts:
                self.add_error("kind", _("Podcast dibuat di bawah halaman Podcast, rangkaian lain di bawah halaman Acara."))
        return cleaned


def series_at(parent: Page | None) -> Any:
    """The series that a parent page is, or None."""
    if parent is None or parent.specific_class._meta.label != "events.EventSeriesPage":
        return None
    return parent.specific


class EditionForm(MaterialForm):
    """A page below a series: proposes the aspects and topics of the series and keeps numbers unique."""

    number_field = ""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        self.series = series_at(kwargs.get("parent_page"))
        instance = kwargs.get("instance")
        if self.series is not None and (instance is None or instance.pk is None):
            defaults = {"aspects": list(self.series.aspects.all()), "topics": list(self.series.topics.all())}
            kwargs["initial"] = {**defaults, **kwargs.get("initial", {})}
        super().__init__(*args, **kwargs)

    def same_numbers(self, cleaned: dict[str, Any]) -> dict[str, Any]:
        """The values that must not occur together twice in a series."""
        return {self.number_field: cleaned.get(self.number_field)}

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        number = cleaned.get(self.number_field)
        if number is not None and self.series is not None:
            others = type(self.instance)._default_manager.filter(series=self.series, **self.same_numbers(cleaned)).exclude(pk=self.instance.pk)
            if others.exists():
                message = _("Nomor %(number)s sudah dipakai dalam rangkaian “%(series)s”.")
                self.add_error(self.number_field, message % {"number": number, "series": self.series.title})
        return cleaned


class EventForm(EditionForm):
    """Hours are typed and shown as the clocks at the event show them, whatever the editor's own zone."""

    number_field = "edition"
    moment_fields = ("starts_at", "ends_at")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in self.moment_fields:
            moment = getattr(self.instance, name)
            if isinstance(moment, datetime):
                self.initial[name] = timezone.make_naive(moment, self.instance.clock.clock)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if cleaned.get("zone"):
            for name in self.moment_fields:
                moment = cleaned.get(name)
                if moment is not None:
                    cleaned[name] = at_wall_time(timezone.make_naive(moment), Zone(cleaned["zone"]))
        if cleaned.get("ends_at") and not cleaned.get("starts_at") and "starts_at" not in self.errors:
            self.add_error("starts_at", _("Isi waktu mulai, atau kosongkan juga waktu selesai."))
        if cleaned.get("recording_url"):
            cleaned["recording_url"] = privacy_address(cleaned["recording_url"])
        return cleaned
