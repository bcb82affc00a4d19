"""Calendar files (iCalendar, RFC 5545) of events: plain building, no HTTP."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta

from django.conf import settings
from icalendar import Event

from knowledge.calendars import empty_calendar

from .models import EventPage


def calendar_of(events: Iterable[EventPage], *, name: str) -> bytes:
    """A calendar file with the dated ones among `events`, with the time zones that they use."""
    calendar = empty_calendar("Acara", name=name)
    for event in events:
        if event.starts_at and event.starts_on and event.ends_on:
            entry = calendar_entry(event, changed_at=event.last_published_at or event.starts_at)
            add_time(entry, event, event.starts_at, (event.starts_on, event.ends_on))
            calendar.add_component(entry)
    calendar.add_missing_timezones()
    return bytes(calendar.to_ical())


def calendar_entry(event: EventPage, *, changed_at: datetime) -> Event:
    """One event without its time."""
    url = settings.BASE_URL + (event.get_url() or "")
    entry = Event()
    entry.add("uid", f"{event.translation_key}@cop-sistem-merit")
    entry.add("dtstamp", changed_at.astimezone(UTC))
    entry.add("summary", event.title)
    entry.add("description", "\n\n".join(part for part in (event.summary, event.date_note, url) if part))
    if event.place or event.link:
        entry.add("location", event.place or event.link)
    entry.add("url", url)
    entry.add("status", "CONFIRMED")
    entry.add("categories", [str(event.get_kind_display()), *([event.series.title] if event.series else [])])
    return entry


def add_time(entry: Event, event: EventPage, starts_at: datetime, days: tuple[date, date]) -> None:
    """Begin and end: clock times in the event's zone; where the hour is not known, whole days, as honest calendars do.

    The end of whole days is the day after the last, by the standard.
    """
    if not event.time_known:
        entry.add("dtstart", days[0])
        entry.add("dtend", days[1] + timedelta(days=1))
        return
    entry.add("dtstart", starts_at.astimezone(event.clock.clock))
    if event.ends_at and event.ends_at > starts_at:
        entry.add("dtend", event.ends_at.astimezone(event.clock.clock))
