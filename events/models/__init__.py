"""Event series, events and what hangs on them."""

from .event import EventKind, EventPage, Mode
from .index import EventIndexPage
from .parts import EventSpeaker, InstansiPresence, SpeakerRole
from .series import EventSeriesPage, SeriesKind

__all__ = [
    "EventIndexPage",
    "EventKind",
    "EventPage",
    "EventSeriesPage",
    "EventSpeaker",
    "InstansiPresence",
    "Mode",
    "SeriesKind",
    "SpeakerRole",
]
