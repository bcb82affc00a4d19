"""Recordings: what counts as one, and sending them whole or in the pieces that players ask for."""

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.test import Client

from events.importing import create_episode
from events.podcast.audio import check_audio
from events.podcast.blocks import seconds_of
from knowledge.media.models import CopDocument

pytestmark = pytest.mark.django_db
SOUND = b"ID3" + bytes(range(97))
ADDRESS = "/podcast/meritokrasi/satu.mp3"


def document(content: bytes, name: str) -> CopDocument:
    return CopDocument.objects.create(title=name, file=ContentFile(content, name=name))


@pytest.fixture
def episode(series):
    page = create_episode(series("meritokrasi"), {"slug": "satu", "title": "Satu", "aspects": ["4"], "published": "2026-09-01"})
    page.audio = document(SOUND, "rekaman.mp3")
    page.save_revision().publish()
    return page


def body(response) -> bytes:
    return b"".join(response.streaming_content) if response.streaming else response.content


def test_a_recording_is_sent_whole_and_says_that_pieces_may_be_asked_for(episode):
    response = Client().get(ADDRESS)

    assert (response.status_code, response["Content-Type"], response["Accept-Ranges"]) == (200, "audio/mpeg", "bytes")
    assert body(response) == SOUND


@pytest.mark.parametrize(
    ("asked", "stated", "sent"),
    [
        ("bytes=0-9", "bytes 0-9/100", SOUND[:10]),
        ("bytes=90-", "bytes 90-99/100", SOUND[90:]),
        ("bytes=-5", "bytes 95-99/100", SOUND[95:]),
        ("bytes=95-5000", "bytes 95-99/100", SOUND[95:]),
        ("bytes=-5000", "bytes 0-99/100", SOUND),
    ],
)
def test_a_piece_is_sent_as_asked(episode, asked, stated, sent):
    response = Client().get(ADDRESS, headers={"Range": asked})

    assert (response.status_code, response["Content-Range"], response["Content-Length"]) == (206, stated, str(len(sent)))
    assert body(response) == sent


@pytest.mark.parametrize("asked", ["bytes=100-", "bytes=9-3", "bytes=-0"])
def test_a_piece_beyond_the_end_is_refused_with_the_size(episode, asked):
    response = Client().get(ADDRESS, headers={"Range": asked})

    assert (response.status_code, response["Content-Range"]) == (416, "bytes */100")


@pytest.mark.parametrize("asked", ["bytes=-", "lines=1-2", "bytes=0-1,4-5", "bytes=a-b", ""])
def test_a_request_that_is_not_understood_gets_the_whole(episode, asked):
    assert body(Client().get(ADDRESS, headers={"Range": asked})) == SOUND


def test_recordings_of_drafts_and_private_episodes_are_not_sent(episode, hide):
    hide(episode)
    private = Client().get(ADDRESS).status_code
    episode.view_restrictions.all().delete()
    episode.unpublish()

    assert (private, Client().get(ADDRESS).status_code) == (404, 404)


@pytest.mark.parametrize("name", ["satu.ogg", "dua.mp3", "satu.exe"])
def test_only_the_recording_itself_is_at_its_address(episode, name):
    assert Client().get(f"/podcast/meritokrasi/{name}").status_code == 404


def test_an_episode_with_a_recording_elsewhere_has_none_here(series):
    create_episode(series("meritokrasi"), {"slug": "satu", "title": "Satu", "aspects": ["4"], "audio_url": "https://audio.example/satu.mp3"})

    assert Client().get(ADDRESS).status_code == 404


@pytest.mark.parametrize(
    ("content", "name"),
    [(b"ID3\x04", "a.mp3"), (b"\xff\xfb\x90", "a.MP3"), (b"\x00\x00\x00\x20ftypM4A ", "a.m4a"), (b"OggS\x00", "a.ogg")],
)
def test_recordings_of_the_three_kinds_are_accepted(content, name):
    check_audio(document(content, name))


@pytest.mark.parametrize(
    ("content", "name", "reason"), [(b"MZ\x90", "a.mp3", "bukan audio"), (b"%PDF-1.7", "a.pdf", "Pilih berkas audio"), (b"", "a.ogg", "bukan audio")]
)
def test_anything_else_is_refused_in_words(content, name, reason):
    with pytest.raises(ValidationError, match=reason):
        check_audio(document(content, name))


@pytest.mark.parametrize(("text", "seconds"), [("00:00", 0), ("04:40", 280), ("1:02:03", 3723), ("59:59", 3599)])
def test_a_chapter_s_beginning_is_counted_in_seconds(text, seconds):
    assert seconds_of(text) == seconds
