"""Which texts of an event are checked against the calendar, and against what."""

from typing import TYPE_CHECKING

from django.utils.html import strip_tags

from .dates import date_warnings

if TYPE_CHECKING:
    from .models import EventPage


def event_date_warnings(event: "EventPage") -> list[str]:
    """Warnings about an event's texts, without repeats.

    The date as printed in the source is compared with the event's own days. Title, summary and outcome may well speak of
    other days, so that there only weekday and date must agree.
    """
    stated = date_warnings(event.stated_date_text, event.starts_on, event.ends_on)
    free = [warning for text in (event.title, event.summary, strip_tags(event.outcome)) for warning in date_warnings(text)]
    return list(dict.fromkeys([*stated, *free]))
