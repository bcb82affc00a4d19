"""What the address of an event list asks for, and the entries that pass."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from django.db.models import Q

from knowledge.aspects.models import Aspect
from knowledge.catalogue.models import Entry
from knowledge.catalogue.querysets import EntryQuerySet

from .models import EventPage, EventSeriesPage, Mode

KIND = "acara"
UPCOMING, PAST, UNDATED = "akan-datang", "lampau", "tanpa-tanggal"


@dataclass(frozen=True)
class EventFilters:
    """The filters of one list. Values that mean nothing are kept apart, so that the page can say so."""

    series: str = ""
    mode: str = ""
    aspect: str = ""
    when: str = ""
    after: tuple[datetime, int] | None = None
    is_series_page: bool = False
    unknown: tuple[str, ...] = ()

    @classmethod
    def of(cls, query: Mapping[str, str], series: EventSeriesPage | None = None) -> "EventFilters":
        """The filters in an address; on the page of a series that series is fixed."""
        mode, when, aspect, wanted_series = (query.get(name, "").strip() for name in ("mode", "waktu", "aspek", "seri"))
        unknown = [value for value, known in ((mode, Mode.values), (when, (UPCOMING, PAST, UNDATED))) if value and value not in known]
        if aspect and not aspects_meant(aspect).exists():
            unknown.append(aspect)
        if wanted_series and not EventSeriesPage.objects.live().filter(slug=wanted_series).exists():
            unknown.append(wanted_series)
        return cls(
            series=series.slug if series else ("" if wanted_series in unknown else wanted_series),
            mode="" if mode in unknown else mode,
            aspect="" if aspect in unknown else aspect,
            when="" if when in unknown else when,
            after=read_cursor(query.get("dari", "")),
            is_series_page=series is not None,
            unknown=tuple(unknown),
        )

    @property
    def is_narrow(self) -> bool:
        """Whether anything but the time is filtered."""
        return bool(self.mode or self.aspect or (self.series and not self.is_series_page))

    def address(self, **changes: str) -> str:
        """The query string of these filters with changes; the place in the list is dropped unless given."""
        values = {"seri": "" if self.is_series_page else self.series, "mode": self.mode, "aspek": self.aspect, "waktu": self.when, **changes}
        return "?" + urlencode({name: value for name, value in values.items() if value})

    def entries(self) -> EntryQuerySet:
        """Entries of events that pass, whenever they are."""
        entries: EntryQuerySet = Entry.objects.of_kind(KIND).for_cards()
        events = EventPage.objects.order_by()
        if self.series:
            events = events.filter(series__slug=self.series)
        if self.mode:
            events = events.filter(mode=self.mode)
        if self.series or self.mode:
            entries = entries.filter(object_id__in=events.values("pk"))
        if self.aspect:
            links = Entry.aspects.through.objects.filter(aspect__in=aspects_meant(self.aspect))
            entries = entries.filter(pk__in=links.values("entry_id"))
        return entries


def aspects_meant(value: str) -> Any:
    """The aspects of the active framework that an address means by code or slug."""
    return Aspect.objects.active().filter(Q(code=value) | Q(slug=value))


def read_cursor(text: str) -> tuple[datetime, int] | None:
    """Where a page of a list begins; None for anything that is not a place of ours."""
    moment, _separator, key = text.rpartition("_")
    try:
        place = datetime.fromisoformat(moment), int(key)
    except ValueError:
        return None
    return place if place[0].tzinfo else None


def cursor(entry: Entry) -> str:
    """The place of an entry in a list by time."""
    return f"{entry.starts_at.isoformat()}_{entry.pk}" if entry.starts_at else ""
