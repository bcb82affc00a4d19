"""The calendar file of announced dates: plain building, no HTTP."""

from collections.abc import Iterable
from datetime import UTC, timedelta

from django.conf import settings
from icalendar import Calendar, Event

from knowledge.models import AnnouncementDate, AnnouncementPage

PRODUCT = "-//CoP Sistem Merit//Pengumuman//ID"
REFRESH = timedelta(hours=6)


def announced_dates(*, category: str = "") -> list[AnnouncementDate]:
    """The dates of published announcements, of one category or of all (1 query)."""
    pages = AnnouncementPage.objects.live().public()
    if category:
        pages = pages.filter(category=category)
    return list(AnnouncementDate.objects.filter(page__in=pages).select_related("page").order_by("starts_on", "pk"))


def calendar_of(dates: Iterable[AnnouncementDate], *, name: str) -> bytes:
    """A calendar file with announced dates as whole days; the end of whole days is the day after the last, by the standard."""
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("name", name)
    calendar.add("x-wr-calname", name)
    calendar.add("refresh-interval", REFRESH, parameters={"VALUE": "DURATION"})
    for date in dates:
        calendar.add_component(calendar_entry(date))
    return bytes(calendar.to_ical())


def calendar_entry(date: AnnouncementDate) -> Event:
    """One date or span."""
    page = date.page
    url = settings.BASE_URL + (page.get_url() or "")
    entry = Event()
    entry.add("uid", f"{page.translation_key}-{date.pk}@cop-sistem-merit")
    entry.add("dtstamp", (page.last_published_at or page.first_published_at).astimezone(UTC))
    entry.add("summary", date.label)
    entry.add("description", f"{page.title}\n\n{url}")
    entry.add("url", url)
    entry.add("categories", [str(page.get_category_display())])
    entry.add("dtstart", date.starts_on)
    entry.add("dtend", (date.ends_on or date.starts_on) + timedelta(days=1))
    # Dates of an announcement do not make anybody busy.
    entry.add("transp", "TRANSPARENT")
    return entry
