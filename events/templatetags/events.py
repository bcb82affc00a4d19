"""Tags of event pages: lists, parts, the days of an agenda. `{% load events %}`."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django import template
from django.http import HttpRequest

from events import selectors
from events.filters import EventFilters
from events.models import EventPage, EventSeriesPage

register = template.Library()


@register.simple_tag
def event_filters(request: HttpRequest, series: EventSeriesPage | None = None) -> EventFilters:
    """What the address asks for."""
    return EventFilters.of(request.GET, series=series)


@register.simple_tag
def event_lists(filters: EventFilters) -> selectors.EventLists:
    """The events that the filters ask for."""
    return selectors.event_lists(filters)


@register.simple_tag
def event_series() -> list[EventSeriesPage]:
    """The series to choose from."""
    return selectors.event_series()


@register.simple_tag
def parts_of(event: EventPage) -> list[selectors.Part]:
    """Who does what at the event."""
    return selectors.parts_of(event)


@dataclass(frozen=True)
class AgendaDay:
    """One day of an agenda; `day` stays empty while the event has no date."""

    number: int
    day: date | None
    items: list[Any]


@register.simple_tag
def agenda_days(event: EventPage) -> list[AgendaDay]:
    """The agenda by days, in the order of the programme."""
    items = [block.value for block in event.agenda]
    numbers = sorted({item["day"] for item in items})
    first = event.starts_on
    return [AgendaDay(n, first + timedelta(days=n - 1) if first else None, [item for item in items if item["day"] == n]) for n in numbers]
