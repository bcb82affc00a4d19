"""Calendar files (iCalendar, RFC 5545) of the dates that an announcement sets: whole days, no hours."""

from datetime import UTC, timedelta

from django.conf import settings
from django.utils import timezone
from icalendar import Calendar, Event

from .models import AnnouncementPage

PRODUCT = "-//CoP Sistem Merit//Pengumuman//ID"


def calendar_of(page: AnnouncementPage) -> bytes:
    """A calendar file with every date of the announcement; the end of whole days is the day after the last, by the standard."""
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("name", page.title)
    calendar.add("x-wr-calname", page.title)
    url = settings.BASE_URL + (page.get_url() or "")
    for number, day in enumerate(page.listed_dates, start=1):
        entry = Event()
        entry.add("uid", f"{page.translation_key}-{number}@cop-sistem-merit")
        entry.add("dtstamp", (page.last_published_at or timezone.now()).astimezone(UTC))
        entry.add("summary", day.label)
        entry.add("description", f"{page.title}\n\n{url}")
        entry.add("url", url)
        entry.add("dtstart", day.starts_on)
        entry.add("dtend", day.last_day + timedelta(days=1))
        calendar.add_component(entry)
    return bytes(calendar.to_ical())
