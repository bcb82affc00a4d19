"""Reads about events: cards, lists by time, who speaks in which position, where a person appears."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.db.models import OuterRef, Q, Subquery
from django.db.models.functions import JSONObject
from django.utils import timezone
from django.utils.translation import gettext as _

from knowledge.catalogue.models import Entry
from knowledge.catalogue.querysets import EntryQuerySet
from knowledge.people.models import Person, Position

from .filters import PAST, UNDATED, UPCOMING, EventFilters, cursor
from .models import EventPage, EventSeriesPage, EventSpeaker, SeriesKind

PAGE_SIZE = 12


@dataclass(frozen=True)
class EventCard:
    """An event as a card shows it, read from its catalogue entry alone."""

    title: str
    url: str
    summary: str
    starts_at: datetime | None
    ends_at: datetime | None
    zone: str
    time_known: bool
    mode_label: str
    series_label: str
    place: str
    aspect_labels: list[dict[str, Any]]
    is_fictional: bool

    @property
    def status_label(self) -> str:
        """The badge of the card."""
        now = timezone.now()
        return _("Sedang berlangsung") if self.starts_at and self.ends_at and self.starts_at <= now <= self.ends_at else ""

    @classmethod
    def of(cls, entry: Entry) -> "EventCard":
        """The card of an entry of kind "acara"."""
        facts = entry.facts
        ends_at = facts.get("ends_at")
        return cls(
            title=entry.title,
            url=entry.url,
            summary=entry.summary,
            starts_at=entry.starts_at,
            ends_at=datetime.fromisoformat(ends_at) if ends_at else None,
            zone=facts.get("zone", ""),
            time_known=facts.get("time_known", True),
            mode_label=facts.get("mode_label", ""),
            series_label=facts.get("series") or facts.get("event_kind_label", ""),
            place=facts.get("place", ""),
            aspect_labels=entry.aspect_labels,
            is_fictional=entry.is_fictional,
        )


@dataclass(frozen=True)
class EventLists:
    """What a list page shows: what comes (the soonest first), what was (the latest first), and where each goes on."""

    upcoming: list[EventCard] = field(default_factory=list)
    past: list[EventCard] = field(default_factory=list)
    undated: list[EventCard] = field(default_factory=list)
    more_upcoming_url: str = ""
    more_past_url: str = ""


def event_lists(filters: EventFilters) -> EventLists:
    """The lists that the filters ask for, both times in one query; without a time asked for, the first page of each."""
    entries = filters.entries()
    if filters.when == UNDATED:
        return EventLists(undated=[EventCard.of(entry) for entry in entries.filter(starts_at=None).order_by("title", "pk")[: PAGE_SIZE * 4]])
    wanted = [when for when in (UPCOMING, PAST) if filters.when in ("", when)]
    one_more = [page_of(entries, when, filters.after if filters.when else None).values("pk")[: PAGE_SIZE + 1] for when in wanted]
    chosen = Q(pk__in=one_more[0]) if len(one_more) == 1 else Q(pk__in=one_more[0]) | Q(pk__in=one_more[1])
    found = list(Entry.objects.for_cards().filter(chosen).order_by("starts_at", "pk"))
    now = timezone.now()
    upcoming = [entry for entry in found if not is_over(entry, now)]
    past = [entry for entry in reversed(found) if is_over(entry, now)]
    return EventLists(
        upcoming=[EventCard.of(entry) for entry in upcoming[:PAGE_SIZE]],
        past=[EventCard.of(entry) for entry in past[:PAGE_SIZE]],
        more_upcoming_url=more_url(filters, UPCOMING, upcoming),
        more_past_url=more_url(filters, PAST, past),
    )


def page_of(entries: EntryQuerySet, when: str, after: tuple[datetime, int] | None) -> EntryQuerySet:
    """Entries on one side of now, from a place on; what is running counts as coming."""
    running = Q(object_id__in=EventPage.objects.running().order_by().values("pk"))
    now = timezone.now()
    if when == UPCOMING:
        entries = entries.filter(Q(starts_at__gte=now) | running).order_by("starts_at", "pk")
        return entries.filter(Q(starts_at__gt=after[0]) | Q(starts_at=after[0], pk__gt=after[1])) if after else entries
    entries = entries.filter(starts_at__lt=now).exclude(running).order_by("-starts_at", "-pk")
    return entries.filter(Q(starts_at__lt=after[0]) | Q(starts_at=after[0], pk__lt=after[1])) if after else entries


def is_over(entry: Entry, now: datetime) -> bool:
    """Whether the event of an entry has ended, or has begun when its end is not known."""
    ends_at = entry.facts.get("ends_at")
    end = datetime.fromisoformat(ends_at) if ends_at else entry.starts_at
    return end is not None and end < now


def more_url(filters: EventFilters, when: str, entries: list[Entry]) -> str:
    """Where the list goes on; "" at its end."""
    return filters.address(waktu=when, dari=cursor(entries[PAGE_SIZE - 1])) if len(entries) > PAGE_SIZE else ""


def event_series() -> list[EventSeriesPage]:
    """The series of meetings that everybody may see, podcasts aside (2 queries)."""
    return list(EventSeriesPage.objects.live().public().exclude(kind=SeriesKind.PODCAST).defer("body").order_by("title"))


@dataclass(frozen=True)
class Part:
    """Somebody's part in an event: the role, the subject and the position held on that day, as far as known."""

    person: Person
    role_label: str
    topic: str
    position: str
    organisation: str
    on_behalf_of: Person | None
    slides: Any


def parts_of(event: EventPage) -> list[Part]:
    """Who does what at an event, in the order of the programme, each in the position of that day (1 query)."""
    speakers = event.speakers.all()
    if hasattr(speakers, "annotate"):
        found = list(speakers.select_related("person", "on_behalf_of", "slides").annotate(held=held_on(event.ends_on, "person")))
        held = {speaker.person_id: speaker.held for speaker in found}
    else:
        # A preview: the rows exist in the editor's form only.
        found = list(speakers)
        persons = Person.objects.filter(pk__in=[speaker.person_id for speaker in found])
        held = dict(persons.annotate(held=held_on(event.ends_on, "pk")).values_list("pk", "held"))
    return [part_of(speaker, held.get(speaker.person_id) or {}) for speaker in found]


def part_of(speaker: EventSpeaker, held: dict[str, str]) -> Part:
    """One part, with the facts of the position held."""
    title, unit, instansi = (held.get(name) or "" for name in ("title", "unit", "instansi"))
    # Some titles name their unit already.
    organisation = instansi if not unit or unit in title else unit
    return Part(speaker.person, str(speaker.get_role_display()), speaker.topic, title, organisation, speaker.on_behalf_of, speaker.slides)


def held_on(day: date | None, person: str) -> Subquery:
    """The latest position known to be held on a day by the person that the outer query names; a later one never counts.

    Dates of positions may be a year or a month; a position without date counts as the oldest.
    """
    known = Position.objects.filter(person=OuterRef(person))
    if day is not None:
        known = known.filter(as_of__lte=day.isoformat())
    facts = JSONObject(title="title", unit="unit", instansi="instansi__name")
    return Subquery(known.order_by("-as_of", "-sort_order").values(facts=facts)[:1])
