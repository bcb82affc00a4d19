"""Reads about podcasts: their episodes, and a transcript searched within."""

import re
from dataclasses import dataclass

from bs4 import BeautifulSoup
from django.utils.safestring import SafeString, mark_safe
from wagtail.rich_text import expand_db_html

from events.models import EventSeriesPage, SeriesKind
from knowledge.catalogue.models import Entry

from .models import EpisodePage, EpisodeVoice

PAGE_SIZE = 20
LONGEST_QUERY = 80


@dataclass(frozen=True)
class EpisodeList:
    """A page of episodes, the newest first, and where it goes on."""

    entries: list[Entry]
    more_url: str = ""


def podcasts() -> list[EventSeriesPage]:
    """The podcasts that everybody may see (2 queries)."""
    return list(EventSeriesPage.objects.live().public().filter(kind=SeriesKind.PODCAST).defer("body").order_by("title"))


def episodes_of(series: EventSeriesPage, *, before: str = "") -> EpisodeList:
    """Entries of a podcast's published episodes (1 query); `before` is the key of the last one already seen."""
    pages = EpisodePage.objects.filter(series=series).order_by()
    entries = Entry.objects.of_kind("podcast").for_cards().filter(object_id__in=pages.values("pk")).order_by("-date", "-pk")
    day, _separator, key = before.rpartition("_")
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", day) and key.isdigit():
        entries = entries.filter(date__lte=day).exclude(date=day, pk__gte=int(key))
    found = list(entries[: PAGE_SIZE + 1])
    last = found[PAGE_SIZE - 1] if len(found) > PAGE_SIZE else None
    return EpisodeList(found[:PAGE_SIZE], f"?sebelum={last.date}_{last.pk}" if last else "")


def published_episodes(series: EventSeriesPage) -> list[EpisodePage]:
    """Published, dated episodes of a podcast with their recordings, the newest first (2 queries)."""
    pages = EpisodePage.objects.live().public().filter(series=series, published_on__isnull=False)
    return list(pages.select_related("audio", "series").order_by("-published_on", "-number", "-pk"))


def voices_of(episode: EpisodePage) -> list[EpisodeVoice]:
    """Hosts and guests in their order (1 query)."""
    voices = episode.voices.all()
    return list(voices.select_related("person") if hasattr(voices, "select_related") else voices)


@dataclass(frozen=True)
class SearchedTranscript:
    """A transcript with the places marked where the words of a reader stand."""

    html: SafeString
    query: str
    hit_count: int


def searched_transcript(episode: EpisodePage, query: str) -> SearchedTranscript:
    """The transcript as HTML; each place where `query` occurs is marked, the first one with the id "temuan"."""
    query = " ".join(query.split())[:LONGEST_QUERY]
    html = expand_db_html(episode.transcript)
    if not query:
        return SearchedTranscript(mark_safe(html), "", 0)  # noqa: S308 - rich text, cleaned by the editor's whitelist
    soup = BeautifulSoup(html, "html.parser")
    words = re.compile(f"({re.escape(query)})", re.IGNORECASE)
    count = 0
    for text in list(soup.find_all(string=words)):
        pieces = words.split(text)
        for index, piece in enumerate(pieces):
            if index % 2:
                mark = soup.new_tag("mark", attrs={"id": "temuan"} if count == 0 else None)
                mark.string = piece
                count += 1
                text.insert_before(mark)
            elif piece:
                text.insert_before(piece)
        text.extract()
    return SearchedTranscript(mark_safe(str(soup)), query, count)  # noqa: S308 - the same rich text with marks added as nodes
