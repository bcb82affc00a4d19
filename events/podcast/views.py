"""Sends the recording of an episode in the pieces that players ask for; without pieces nobody can jump to a chapter."""

import re
from collections.abc import Iterator
from typing import IO

from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from .models import EpisodePage

CHUNK_BYTES = 64 * 1024
_RANGE = re.compile(r"^bytes=(\d*)-(\d*)$")


@require_safe
def recording(request: HttpRequest, series: str, slug: str, extension: str) -> HttpResponseBase:
    """The uploaded recording of a published episode, whole or in part (RFC 9110, one range)."""
    episodes = EpisodePage.objects.live().public().filter(series__slug=series, slug=slug).select_related("audio")
    audio = get_object_or_404(episodes).recording
    if audio is None or audio.file is None or audio.suffix != f".{extension}":
        raise Http404
    wanted = requested_range(request.headers.get("Range", ""), audio.size)
    if wanted is None:
        response: HttpResponseBase = FileResponse(audio.file.open("rb"), content_type=audio.mime_type)
    elif wanted.start >= wanted.stop:
        response = HttpResponse(status=416, headers={"Content-Range": f"bytes */{audio.size}"})
    else:
        pieces = pieces_of(audio.file.open("rb"), wanted)
        response = StreamingHttpResponse(pieces, status=206, content_type=audio.mime_type)
        response.headers["Content-Range"] = f"bytes {wanted.start}-{wanted.stop - 1}/{audio.size}"
        response.headers["Content-Length"] = str(len(wanted))
    response.headers["Accept-Ranges"] = "bytes"
    return response


def requested_range(header: str, size: int) -> range | None:
    """The bytes asked for; None for all of them, empty when they lie beyond the end. Several ranges at once mean all."""
    match = _RANGE.match(header.strip())
    if match is None or not any(match.groups()):
        return None
    first, last = match.groups()
    if not first:
        return range(max(0, size - int(last)), size)
    return range(int(first), min(int(last) + 1, size) if last else size)


def pieces_of(file: IO[bytes], wanted: range) -> Iterator[bytes]:
    """The bytes of a range, a chunk at a time; closes the file."""
    with file:
        file.seek(wanted.start)
        left = len(wanted)
        while left and (piece := file.read(min(CHUNK_BYTES, left))):
            left -= len(piece)
            yield piece
