"""The recording of an episode as players and feeds need it: where, how large, of which type."""

import mimetypes
from dataclasses import dataclass
from pathlib import PurePath
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

if TYPE_CHECKING:
    from .models import EpisodePage

DEFAULT_TYPE = "audio/mpeg"
# How files of each kind begin: MP3 with or without a tag, MPEG-4 after four bytes of length, Ogg.
BEGINNINGS = {".mp3": ((0, b"ID3"), (0, b"\xff\xfb"), (0, b"\xff\xf3"), (0, b"\xff\xf2")), ".m4a": ((4, b"ftyp"),), ".ogg": ((0, b"OggS"),)}


@dataclass(frozen=True)
class Audio:
    """A recording: `file` when it lies on this site, or else `outside_url`, which our content policy lets no page play."""

    size: int
    mime_type: str
    suffix: str
    file: Any = None
    outside_url: str = ""

    def address(self, page_url: str) -> str:
        """Where it is heard: beside the page of its episode, or outside."""
        return self.outside_url or page_url.rstrip("/") + self.suffix


def audio_of(episode: "EpisodePage") -> Audio | None:
    """The recording of an episode, or None while there is none (1 query when it is an uploaded file)."""
    if episode.audio_id and episode.audio is not None:
        name = episode.audio.filename
        return Audio(episode.audio.get_file_size() or 0, type_of(name), PurePath(name).suffix.lower(), file=episode.audio.file)
    if episode.audio_url:
        path = urlsplit(episode.audio_url).path
        return Audio(episode.audio_bytes or 0, type_of(path), PurePath(path).suffix.lower(), outside_url=episode.audio_url)
    return None


def type_of(name: str) -> str:
    """The media type that the name suggests; MP3 when it suggests nothing that sounds."""
    guess = mimetypes.guess_type(name)[0] or ""
    return guess if guess.startswith("audio/") else DEFAULT_TYPE


def check_audio(document: Any) -> None:
    """Refuse a document that is no recording.

    Raises:
        ValidationError: in Indonesian, naming what can be chosen.
    """
    beginnings = BEGINNINGS.get(PurePath(document.filename).suffix.lower())
    if beginnings is None:
        raise ValidationError(_("Pilih berkas audio berakhiran .mp3, .m4a, atau .ogg."))
    with document.open_file() as file:
        head = file.read(16)
    if not any(head[at:].startswith(mark) for at, mark in beginnings):
        raise ValidationError(_("Isi berkas ini bukan audio seperti akhiran namanya."))
