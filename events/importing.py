"""Creates series, events and episodes from plain data (demonstration files, knowledge bases); running again updates by slug.

A body arrives as ready StreamField values under "body_blocks". Texts named outcome and transcript are Markdown.
"""

from datetime import date, datetime
from typing import Any, TypeVar

from django.db import transaction
from markdown_it import MarkdownIt
from wagtail.models import Page

from knowledge.aspects.models import Aspect, Topic
from knowledge.instansi.models import Instansi
from knowledge.models.material import MaterialPage
from knowledge.people.models import Person

from .models import EventPage, EventSeriesPage, EventSpeaker, InstansiPresence
from .podcast.blocks import seconds_of
from .podcast.models import EpisodePage
from .recordings import privacy_address
from .zones import at_wall_time, zone_named

# The aspect codes of content files are those of this framework, whichever one is active (see the contract).
CODES_OF = "kasn-2019"
SOURCE_LENGTH = 250
_markdown = MarkdownIt("commonmark", {"html": False})
P = TypeVar("P", bound=MaterialPage)


@transaction.atomic
def create_series(parent: Page, data: dict[str, Any]) -> EventSeriesPage:
    """A published series below `parent`.

    Raises:
        KeyError: an aspect or topic is unknown.
    """
    page = page_at(parent, EventSeriesPage, data["slug"])
    set_shared(page, data)
    page.kind, page.season, page.cadence = data["kind"], data.get("season", ""), data.get("cadence", "")
    page.body = data.get("body_blocks", [])
    return publish(parent, page)


@transaction.atomic
def create_event(parent: Page, data: dict[str, Any], people: dict[str, Person]) -> EventPage:
    """A published event below a series or the index; `people` are the persons by slug.

    Raises:
        KeyError: an aspect, topic, person, instansi or zone is unknown.
    """
    page = page_at(parent, EventPage, data["slug"])
    set_shared(page, data)
    set_time(page, data)
    set_counts(page, data.get("counts", {}))
    page.kind, page.edition = data["kind"], data.get("edition") or None
    page.place, page.mode, page.link = data.get("place", ""), data.get("mode", ""), data.get("link", "")
    page.recording_url = privacy_address(data.get("recording", ""))
    page.outcome = rich_text(data.get("outcome", ""))
    page.agenda = [("item", agenda_item(item)) for item in data.get("agenda", [])]
    page.materials = [("item", {"title": m["title"], "document": m.get("document"), "note": m.get("note", "")}) for m in data.get("materials", [])]
    page.body = data.get("body_blocks", [])
    page.speakers = [speaker(order, item, people) for order, item in enumerate(data.get("speakers", []))]
    known = {i.code: i for i in Instansi.objects.filter(code__in=[item["code"] for item in data.get("instansi_present", [])])}
    page.instansi_present = [
        InstansiPresence(sort_order=order, instansi=known[item["code"]], mode=item.get("mode", "luring"))
        for order, item in enumerate(data.get("instansi_present", []))
    ]
    return publish(parent, page)


@transaction.atomic
def create_episode(parent: EventSeriesPage, data: dict[str, Any]) -> EpisodePage:
    """A published episode below a podcast.

    Raises:
        KeyError: an aspect or topic is unknown.
    """
    page = page_at(parent, EpisodePage, data["slug"])
    set_shared(page, data)
    page.number, page.season = data.get("number") or None, data.get("season") or 1
    page.published_on = date.fromisoformat(str(data["published"])) if data.get("published") else None
    page.duration_seconds = round(data["duration_minutes"] * 60) if data.get("duration_minutes") else None
    page.audio_url = data.get("audio_url", "")
    page.takeaways = [("takeaway", text) for text in data.get("takeaways", [])]
    page.chapters = [
        ("chapter", {"start": c["start"], "title": c["title"]}) for c in sorted(data.get("chapters", []), key=lambda c: seconds_of(c["start"]))
    ]
    page.body = data.get("body_blocks", [])
    page.transcript = rich_text(data.get("transcript", ""))
    return publish(parent, page)


def page_at(parent: Page, model: type[P], slug: str) -> P:
    """The page with this slug below `parent`, or a new one."""
    return model.objects.child_of(parent).filter(slug=slug).first() or model(slug=slug)


def publish(parent: Page, page: P) -> P:
    """Store the page and publish it as a revision, which tells the catalogue."""
    if page.pk is None:
        parent.add_child(instance=page)
    page.save_revision().publish()
    return type(page).objects.get(pk=page.pk)


def set_shared(page: MaterialPage, data: dict[str, Any]) -> None:
    """What every tagged page has."""
    page.title = data["title"]
    page.summary = data.get("summary", "")
    page.source_name = data.get("source", "")[:SOURCE_LENGTH]
    page.source_url = data.get("source_url", "")
    page.is_fictional = data.get("fictional", False)
    page.external_id = data.get("external_id", page.external_id)
    page.aspects.set(list(tagged(Aspect.objects.filter(framework__code=CODES_OF), "code", [*data["aspects"], *data.get("sub_aspects", [])])))
    page.topics.set(list(tagged(Topic.objects.all(), "slug", data.get("topics", []))))


def tagged(vocabulary: Any, field: str, wanted: list[str]) -> list[Any]:
    """The entries of a vocabulary in the order wanted.

    Raises:
        KeyError: one is unknown.
    """
    known = {getattr(item, field): item for item in vocabulary.filter(**{f"{field}__in": wanted})}
    return [known[value] for value in wanted]


def set_time(page: EventPage, data: dict[str, Any]) -> None:
    """Clock times of the file are meant where the event takes place."""
    zone = zone_named(data.get("zone") or "WIB")
    page.zone = zone.value
    page.starts_at = at_wall_time(datetime.fromisoformat(data["starts"]), zone) if data.get("starts") else None
    page.ends_at = at_wall_time(datetime.fromisoformat(data["ends"]), zone) if data.get("ends") else None
    page.time_known = data.get("time_known", True)
    page.stated_date_text = data.get("stated_date_text", "")
    page.date_note = data.get("date_note", "")


def set_counts(page: EventPage, counts: dict[str, int]) -> None:
    """Numbers that the source states."""
    page.committed_count = counts.get("committed")
    page.signed_count = counts.get("signed_directly")
    page.on_site_count = counts.get("luring_instansi")
    page.online_count = counts.get("online_instansi")


def agenda_item(item: dict[str, Any]) -> dict[str, Any]:
    """One item of an agenda."""
    return {"day": item.get("day", 1), "time": item.get("time", ""), "title": item["title"], "note": item.get("note", "")}


def speaker(order: int, item: dict[str, Any], people: dict[str, Person]) -> EventSpeaker:
    """One part in an event."""
    represented = people[item["on_behalf_of"]] if item.get("on_behalf_of") else None
    return EventSpeaker(sort_order=order, person=people[item["person"]], role=item["role"], topic=item.get("topic", ""), on_behalf_of=represented)


def rich_text(markdown: str) -> str:
    """Markdown as the HTML that rich text stores; raw HTML in it stays text."""
    return _markdown.render(markdown.strip()).strip()
