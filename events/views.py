"""Calendar files at plain addresses: all events, one series, one event. Only what everybody may see."""

from collections.abc import Iterable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import conditional_page, require_safe

from .calendars import calendar_of
from .models import EventPage, EventSeriesPage
from .querysets import EventQuerySet

# A subscription asks every few hours; more than this many events only make it slow.
MOST_EVENTS = 500


def calendar_response(events: Iterable[EventPage], *, name: str, filename: str) -> HttpResponse:
    """The file, under a name with which calendars recognise it."""
    response = HttpResponse(calendar_of(events, name=name), content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = f'inline; filename="{filename}.ics"'
    return response


def subscribed(events: EventQuerySet) -> EventQuerySet:
    """The latest dated events with all that a calendar shows of them."""
    return events.dated().select_related("series").defer("body", "agenda", "materials", "outcome").order_by("-starts_at", "-pk")[:MOST_EVENTS]


@require_safe
@conditional_page
def all_events(request: HttpRequest) -> HttpResponse:
    """Every published event."""
    return calendar_response(subscribed(EventPage.objects.published()), name=_("Acara CoP Sistem Merit"), filename="acara")


@require_safe
@conditional_page
def series_events(request: HttpRequest, series: str) -> HttpResponse:
    """The published events of a published series."""
    page = get_object_or_404(EventSeriesPage.objects.live().public(), slug=series)
    return calendar_response(subscribed(EventPage.objects.published().in_series(page)), name=page.title, filename=page.slug)


@require_safe
@conditional_page
def one_event(request: HttpRequest, slug: str, series: str = "") -> HttpResponse:
    """One published event, in a series or on its own."""
    events = EventPage.objects.published().dated().filter(slug=slug).select_related("series")
    event = get_object_or_404(events.filter(series__slug=series) if series else events.filter(series=None))
    return calendar_response([event], name=event.title, filename=event.slug)
