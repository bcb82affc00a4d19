"""The recording of an episode as players and feeds need it: address, size and type."""

import mimetypes
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from .models import EpisodePage

DEFAULT_TYPE = "audio/mpeg"


@dataclass(frozen=True)
class Audio:
    """A recording; `is_ours` says whether it lies on this site, where our content policy lets the page play it."""

    url: str
    size: int
    mime_type: str
    is_ours: bool


def audio_of(episode: "EpisodePage") -> Audio | None:
    """The recording of an episode, or None while there is none (1 query when it is an uploaded file)."""
    if episode.audio_id and episode.audio is not None:
        name = episode.audio.filename
        return Audio(episode.audio.url, episode.audio.get_file_size() or 0, type_of(name), True)
    if episode.audio_url:
        return Audio(episode.audio_url, episode.audio_bytes or 0, type_of(urlsplit(episode.audio_url).path), False)
    return None


def type_of(name: str) -> str:
    """The media type that the name suggests; MP3 when it suggests nothing that sounds."""
    guess = mimetypes.guess_type(name)[0] or ""
    return guess if guess.startswith(("audio/", "video/")) else DEFAULT_TYPE
