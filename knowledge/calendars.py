"""Calendar files (iCalendar, RFC 5545): the frame that all of them have, and the whole days that announcements set. Plain building, no HTTP."""

from collections.abc import Iterable
from datetime import UTC, timedelta

from django.conf import settings
from django.utils import timezone
from icalendar import Calendar, Event

from .models import AnnouncementDate

REFRESH = timedelta(hours=6)


def empty_calendar(part: str, *, name: str) -> Calendar:
    """A published calendar without entries, from that part of the product; programs that subscribe ask again after `REFRESH`."""
    calendar = Calendar()
    calendar.add("prodid", f"-//CoP Sistem Merit//{part}//ID")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("name", name)
    calendar.add("x-wr-calname", name)
    calendar.add("refresh-interval", REFRESH, parameters={"VALUE": "DURATION"})
    return calendar


def calendar_of(dates: Iterable[AnnouncementDate], *, name: str) -> bytes:
    """A calendar file with announced dates."""
    calendar = empty_calendar("Pengumuman", name=name)
    for date in dates:
        calendar.add_component(calendar_entry(date))
    return bytes(calendar.to_ical())


def calendar_entry(date: AnnouncementDate) -> Event:
    """One date or span, the same entry in whichever file a reader meets it; the end is the day after the last, by the standard."""
    page = date.page
    url = settings.BASE_URL + (page.get_url() or "")
    entry = Event()
    entry.add("uid", f"{page.translation_key}-{date.pk}@cop-sistem-merit")
    entry.add("dtstamp", (page.last_published_at or timezone.now()).astimezone(UTC))
    entry.add("summary", date.label)
    entry.add("description", f"{page.title}\n\n{url}")
    entry.add("url", url)
    entry.add("categories", [str(page.get_category_display())])
    entry.add("dtstart", date.starts_on)
    entry.add("dtend", date.last_day + timedelta(days=1))
    # Dates of an announcement do not make anybody busy.
    entry.add("transp", "TRANSPARENT")
    return entry
