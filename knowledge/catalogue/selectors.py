"""What hubs, lists and pages ask of the catalogue; every answer costs a number of queries that does not grow."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, F, Q, Window
from django.db.models.functions import RowNumber
from wagtail.models import Page

from knowledge.aspects.models import Aspect, Topic
from knowledge.kept import kept

from . import registry
from .models import Entry
from .querysets import EntryQuerySet
from .services import current_version

NEWEST_FIRST = (F("date").desc(nulls_last=True), F("pk").desc())
PAGE_SIZE = 20
# Meetings and talk are counted beside what can be read; instansi and terms are neither.
TALK = ("acara", "forum")
NO_MATERIAL = ("instansi", "glosarium")


@dataclass(frozen=True)
class Section:
    """The entries of one kind under a heading, with how many there are in all and where the rest is."""

    kind: registry.EntryKind
    entries: list[Entry]
    total: int
    more_url: str


@dataclass(frozen=True)
class EntrySlice:
    """One page of a long list; cursors are empty where the list ends."""

    entries: list[Entry]
    previous_cursor: str
    next_cursor: str


def sections_about(aspect: Aspect, *, first: int = 6, others: int = 3) -> list[Section]:
    """Entries about an aspect by kind, in the order of the kinds: `first` of the leading kind, `others` of each other (1 query)."""
    ranked = (
        Entry.objects.about(aspect)
        .for_cards()
        .annotate(place=Window(RowNumber(), partition_by=F("kind"), order_by=NEWEST_FIRST), in_kind=Window(Count("pk"), partition_by=F("kind")))
        .filter(place__lte=max(first, others))
        .order_by("kind", "place")
    )
    by_kind: dict[str, list[Any]] = {}
    for entry in ranked:
        by_kind.setdefault(entry.kind, []).append(entry)
    present = [kind for kind in registry.kinds() if kind.code in by_kind]
    return [
        Section(kind, by_kind[kind.code][: first if kind is present[0] else others], by_kind[kind.code][0].in_kind, more_url(kind, aspect))
        for kind in present
    ]


def more_url(kind: registry.EntryKind, aspect: Aspect) -> str:
    """Where all entries of a kind about an aspect are listed."""
    return f"{kind.index_url}?aspek={aspect.code}" if kind.index_url else f"/cari/?jenis={kind.code}&aspek={aspect.code}"


def newest(*kinds: str, limit: int = 3) -> list[Entry]:
    """The latest entries of the kinds (1 query)."""
    return list(Entry.objects.of_kind(*kinds).for_cards().order_by(*NEWEST_FIRST)[:limit])


def upcoming(limit: int = 3) -> list[Entry]:
    """What begins next, the soonest first (1 query)."""
    return list(Entry.objects.upcoming().for_cards()[:limit])


def similar_to(entry: Entry, *, without: Iterable[int] = (), limit: int = 3) -> list[Entry]:
    """What else may help the reader of an entry, at most `limit`.

    First what stands beside its sub-aspects, what editors made lead here, then what shares most sub-aspects, then its main aspect.
    Kept in the process until the catalogue changes (1 query, or 5 after a change).
    """
    key = f"catalogue:similar:{entry.pk}:{current_version()}"
    left_out = {entry.pk, *without}
    found = kept(key, lambda: find_similar(entry, limit=limit + len(left_out)), seconds=3600)
    return [other for other in found if other.pk not in left_out][:limit]


def find_similar(entry: Entry, *, limit: int) -> list[Entry]:
    """The search itself, over recommendable kinds."""
    kinds = [kind.code for kind in registry.kinds() if kind.is_recommendable]
    near = Entry.objects.of_kind(*kinds).for_cards()
    links = Entry.aspects.through.objects.filter(entry=entry)
    subs = links.filter(aspect__parent__isnull=False).values("aspect_id")
    found = [*beside(entry, subs), *leading_to(entry, near)][:limit]
    sharing = near.filter(aspects__in=subs).exclude(pk__in=[other.pk for other in found]).annotate(shared=Count("aspects"))
    found += sharing.order_by("-shared", *NEWEST_FIRST)[: limit - len(found)]
    if len(found) < limit:
        main = links.filter(aspect__parent__isnull=True).order_by("aspect__position").values("aspect_id")[:1]
        more = near.filter(aspects__in=main).exclude(pk__in=[other.pk for other in found])
        found += more.order_by(*NEWEST_FIRST)[: limit - len(found)]
    return found


def beside(entry: Entry, sub_aspects: Any) -> list[Entry]:
    """The newest thing about one of the sub-aspects whose kind is offered beside others (1 query; none without sub-aspects)."""
    kinds = [kind.code for kind in registry.kinds() if kind.is_shown_beside and kind.code != entry.kind]
    if not kinds or not entry.sub_aspect_codes:
        return []
    links = Entry.aspects.through.objects.filter(aspect__in=sub_aspects)
    return list(Entry.objects.of_kind(*kinds).for_cards().filter(pk__in=links.values("entry")).order_by(*NEWEST_FIRST)[:1])


def leading_to(entry: Entry, among: EntryQuerySet) -> list[Entry]:
    """Pages whose editors chose this one to read next, the newest first (1 query; none for what is no page)."""
    if not entry.kind_info.is_page:
        return []
    pages = Page.objects.filter(related_links__target=entry.object_id)
    return list(among.of_pages().filter(object_id__in=pages.values("pk")).order_by(*NEWEST_FIRST))


def of_instansi(instansi: Any, *, limit: int = 12) -> list[Section]:
    """Entries of an instansi by kind (1 query)."""
    by_kind: dict[str, list[Entry]] = {}
    # The instansi itself is an entry too, for search.
    for entry in instansi.entries.for_cards().exclude(url=instansi.get_absolute_url()).order_by(*NEWEST_FIRST)[: limit * 4]:
        by_kind.setdefault(entry.kind, []).append(entry)
    return [Section(k, by_kind[k.code][:limit], len(by_kind[k.code]), "") for k in registry.kinds() if k.code in by_kind]


def narrowed(kind_code: str, *, aspect: Aspect | None = None, topic: Topic | None = None, **facts: Any) -> EntryQuerySet:
    """Entries of a kind, narrowed by what the reader chose."""
    entries = Entry.objects.of_kind(kind_code).for_cards()
    if aspect:
        entries = entries.about(aspect)
    if topic:
        entries = entries.filter(topics=topic)
    return entries.filter(**{name: value for name, value in facts.items() if value not in (None, "")})


def entry_slice(entries: EntryQuerySet, *, after: str = "", before: str = "", size: int = PAGE_SIZE) -> EntrySlice:
    """The page that follows (or precedes) a cursor, newest first; an unreadable cursor gives the first page (1 query).

    The cost does not depend on how far into the list the page lies.
    """
    back = read_cursor(before)
    forth = None if back else read_cursor(after)
    if back:
        found = list(entries.filter(newer_than(*back)).order_by(F("date").asc(nulls_first=True), "pk")[: size + 1])
        page, has_newer, has_older = found[:size][::-1], len(found) > size, True
    else:
        found = list((entries.filter(older_than(*forth)) if forth else entries).order_by(*NEWEST_FIRST)[: size + 1])
        page, has_newer, has_older = found[:size], forth is not None, len(found) > size
    return EntrySlice(page, cursor_of(page[0]) if page and has_newer else "", cursor_of(page[-1]) if page and has_older else "")


def cursor_of(entry: Entry) -> str:
    """The place of an entry in its list, as it stands in an address."""
    return f"{entry.date or ''}_{entry.pk}"


def read_cursor(text: str) -> tuple[date | None, int] | None:
    """Day and key of a cursor; None when it cannot be read."""
    day, _, key = text.partition("_")
    # Keys beyond 64 bits would overflow in the database.
    if not (key.isascii() and key.isdigit() and len(key) < 19):
        return None
    try:
        return (date.fromisoformat(day) if day else None), int(key)
    except ValueError:
        return None


def older_than(day: date | None, key: int) -> Q:
    """Entries that come after the place; those without a date come last."""
    if day is None:
        return Q(date__isnull=True, pk__lt=key)
    return Q(date__lt=day) | Q(date=day, pk__lt=key) | Q(date__isnull=True)


def newer_than(day: date | None, key: int) -> Q:
    """Entries that come before the place."""
    if day is None:
        return Q(date__isnull=False) | Q(date__isnull=True, pk__gt=key)
    return Q(date__gt=day) | Q(date=day, pk__gt=key)


def counts_by_aspect(kind_code: str) -> dict[int, int]:
    """How many entries of a kind each aspect has, by the aspect's key; "" counts all kinds.

    Kept in the process until the catalogue changes (1 query, or 2 after a change).
    """
    key = f"catalogue:counts:{kind_code or 'all'}:{current_version()}"
    return kept(key, lambda: count_by_aspect(kind_code), seconds=3600)


def count_by_aspect(kind_code: str) -> dict[int, int]:
    """The count itself."""
    links = Entry.aspects.through.objects.filter(aspect__parent__isnull=True)
    if kind_code:
        links = links.filter(entry__kind=kind_code)
    return dict(links.values_list("aspect_id").annotate(Count("pk")))


@dataclass(frozen=True)
class PriorityCount:
    """What there is about a priority aspect, and how much of it bears a date of its period."""

    material: int = 0
    events: int = 0
    discussions: int = 0
    in_period: int = 0


def counts_in_periods(periods: Iterable[Any]) -> dict[int, PriorityCount]:
    """Counts by the key of each priority of some periods (1 query, however many; none for none)."""
    spans = [(f"within_{place}", period) for place, period in enumerate(periods)]
    named = [(name, period, row) for name, period in spans for row in period.priorities]
    if not named:
        return {}
    within = {name: Count("pk", filter=in_span(period.starts_on, period.ends_on)) for name, period in spans}
    links = Entry.aspects.through.objects.filter(aspect__in={row.aspect_id for _name, _period, row in named}).exclude(entry__kind__in=NO_MATERIAL)
    rows = list(links.values("aspect_id", "entry__kind").annotate(n=Count("pk"), **within).order_by())

    def total(row: Any, measure: str, *kinds: str) -> int:
        mine = (r for r in rows if r["aspect_id"] == row.aspect_id)
        return sum(int(r[measure]) for r in mine if not kinds or r["entry__kind"] in kinds)

    return {
        row.pk: PriorityCount(
            material=total(row, "n") - total(row, "n", *TALK),
            events=total(row, "n", "acara"),
            discussions=total(row, "n", "forum"),
            in_period=total(row, name),
        )
        for name, _period, row in named
    }


def in_span(first: date, last: date | None) -> Q:
    """Links whose entry bears a date of the span."""
    return Q(entry__date__gte=first) & (Q(entry__date__lte=last) if last else Q())


def entries_of_pages(page_ids: Iterable[int]) -> dict[int, Entry]:
    """Published entries of pages by the key of the page (1 query; none without keys)."""
    found = Entry.objects.of_pages().for_cards().filter(object_id__in=list(page_ids))
    return {entry.object_id: entry for entry in found}
