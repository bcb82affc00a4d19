"""How events and episodes become catalogue entries."""

from django.utils.html import strip_tags

from knowledge.catalogue.registry import EntryDraft, EntryKind, register
from knowledge.entries import body_text, live, page_draft
from knowledge.media.selectors import public_text

from .dates import year_named
from .models import EventPage
from .podcast.models import EpisodePage


def event_draft(page: EventPage) -> EntryDraft:
    """An event with its time; what was said there is searchable by its outcome, agenda, speakers and their slides."""
    speakers = list(page.speakers.select_related("person"))
    spoken = [f"{speaker.person.name} {speaker.topic}" for speaker in speakers]
    agenda = [block.value["title"] for block in page.agenda]
    slides = public_text([speaker.slides_id for speaker in speakers if speaker.slides_id])
    text = " ".join([body_text(page), strip_tags(page.outcome), *agenda, *spoken, slides]).strip()
    return page_draft(
        page,
        body=text,
        starts_at=page.starts_at,
        format="video" if page.recording_url else "",
        date=page.starts_on,
        year=page.starts_on.year if page.starts_on else year_named(page.stated_date_text),
    )


def episode_draft(page: EpisodePage) -> EntryDraft:
    """An episode; its transcript makes it searchable."""
    takeaways = [str(block.value) for block in page.takeaways]
    text = " ".join([body_text(page), *takeaways, strip_tags(page.transcript)]).strip()
    return page_draft(page, body=text, date=page.published_on, year=page.published_on.year if page.published_on else year_named(page.source_name))


def register_kinds() -> None:
    """Called once from `ready()`."""
    register(EntryKind("acara", "Acara", "Acara", "calendar", 40, EventPage, live(EventPage), event_draft, index_url="/acara/", format="pertemuan"))
    register(
        EntryKind(
            "podcast",
            "Podcast",
            "Episode podcast",
            "headphones",
            50,
            EpisodePage,
            live(EpisodePage),
            episode_draft,
            index_url="/podcast/",
            format="audio",
        )
    )
