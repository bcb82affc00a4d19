"""Tags of podcast pages. `{% load podcast %}`."""

from django import template
from django.http import HttpRequest

from events.models import EventSeriesPage
from events.podcast import selectors
from events.podcast.audio import Audio
from events.podcast.models import EpisodePage, EpisodeVoice

register = template.Library()


@register.simple_tag
def podcasts() -> list[EventSeriesPage]:
    """The podcasts that everybody may see."""
    return selectors.podcasts()


@register.simple_tag
def episodes_of(series: EventSeriesPage, request: HttpRequest) -> selectors.EpisodeList:
    """A page of the podcast's episodes."""
    return selectors.episodes_of(series, before=request.GET.get("sebelum", ""))


@register.simple_tag
def recording_address(audio: Audio, request: HttpRequest) -> str:
    """Where the recording of the episode shown is heard."""
    return audio.address(request.path)


@register.simple_tag
def voices_of(episode: EpisodePage) -> list[EpisodeVoice]:
    """Hosts and guests."""
    return selectors.voices_of(episode)


@register.simple_tag
def searched_transcript(episode: EpisodePage, request: HttpRequest) -> selectors.SearchedTranscript:
    """The transcript with the reader's words marked."""
    return selectors.searched_transcript(episode, request.GET.get("q", ""))
