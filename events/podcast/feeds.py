"""The feed of a podcast: RSS 2.0 with the elements that podcast apps read. An item has an enclosure only where audio exists."""

import re
from datetime import UTC, datetime, time
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.feedgenerator import Enclosure, Rss201rev2Feed
from django.utils.xmlutils import SimplerXMLGenerator
from django.views.decorators.http import conditional_page, require_safe

from events.models import EventSeriesPage, SeriesKind

from .audio import Audio
from .models import EpisodePage
from .selectors import published_episodes

ITUNES = "http://www.itunes.com/dtds/podcast-1.0.dtd"
OWNER = "CoP Sistem Merit"
CATEGORY = "Government"
# Characters that XML 1.0 cannot hold, not even escaped.
_NOT_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


class PodcastFeed(Rss201rev2Feed):
    """RSS 2.0 with the namespace of podcast apps."""

    content_type = "application/rss+xml; charset=utf-8"

    def rss_attributes(self) -> dict[str, str]:
        return {**super().rss_attributes(), "xmlns:itunes": ITUNES}

    def add_root_elements(self, handler: SimplerXMLGenerator) -> None:
        super().add_root_elements(handler)
        handler.addQuickElement("itunes:author", OWNER)
        handler.addQuickElement("itunes:summary", self.feed["description"])
        handler.addQuickElement("itunes:explicit", "false")
        handler.addQuickElement("itunes:type", "episodic")
        handler.addQuickElement("itunes:category", attrs={"text": CATEGORY})
        if self.feed["cover"]:
            handler.addQuickElement("itunes:image", attrs={"href": self.feed["cover"]})

    def add_item_elements(self, handler: SimplerXMLGenerator, item: dict[str, Any]) -> None:
        super().add_item_elements(handler, item)
        handler.addQuickElement("itunes:title", item["title"])
        handler.addQuickElement("itunes:summary", item["description"])
        handler.addQuickElement("itunes:explicit", "false")
        handler.addQuickElement("itunes:episodeType", "full")
        handler.addQuickElement("itunes:season", str(item["season"]))
        if item["number"]:
            handler.addQuickElement("itunes:episode", str(item["number"]))
        if item["duration_seconds"]:
            handler.addQuickElement("itunes:duration", str(item["duration_seconds"]))


def absolute(url: str) -> str:
    """An address of this site in full; one elsewhere stays."""
    return settings.BASE_URL + url if url.startswith("/") else url


def xml_text(text: str) -> str:
    """The text without what XML cannot hold."""
    return _NOT_XML.sub("", text)


def cover_url(series: EventSeriesPage) -> str:
    """The cover at the size that podcast directories ask for; "" without one."""
    return absolute(series.cover.get_rendition("fill-1400x1400|format-jpeg").url) if series.cover else ""


def enclosure(audio: Audio, page_url: str) -> Enclosure:
    """The recording as RSS wants it; an unknown length is 0 by convention."""
    return Enclosure(url=absolute(audio.address(page_url)), length=str(audio.size), mime_type=audio.mime_type)


def add_episode(feed: PodcastFeed, episode: EpisodePage) -> None:
    """One item. Only the day of publication is known, so that the hour is set to the morning of it."""
    audio, url = episode.recording, episode.get_url() or ""
    day = episode.published_on or datetime.now(tz=UTC).date()
    feed.add_item(
        title=xml_text(episode.title),
        link=absolute(url),
        description=xml_text(episode.summary),
        unique_id=str(episode.translation_key),
        unique_id_is_permalink=False,
        pubdate=datetime.combine(day, time(0, 0), tzinfo=UTC),
        enclosures=[enclosure(audio, url)] if audio else [],
        season=episode.season,
        number=episode.number,
        duration_seconds=episode.duration_seconds,
    )


@require_safe
@conditional_page
def episode_feed(request: HttpRequest, series: str) -> HttpResponse:
    """The published episodes of a published podcast."""
    podcast = get_object_or_404(EventSeriesPage.objects.live().public().filter(kind=SeriesKind.PODCAST), slug=series)
    feed = PodcastFeed(
        title=xml_text(podcast.title),
        link=absolute(podcast.get_url() or ""),
        description=xml_text(podcast.summary or podcast.title),
        language="id",
        author_name=OWNER,
        feed_url=absolute(request.path),
        cover=cover_url(podcast),
    )
    for episode in published_episodes(podcast):
        add_episode(feed, episode)
    response = HttpResponse(content_type=feed.content_type)
    feed.write(response, "utf-8")
    return response
