"""The podcast's feed, read back as feed readers read it."""

from xml.etree import ElementTree

import feedparser
import pytest
from django.core.files.base import ContentFile
from django.test import Client

from events.importing import create_episode
from knowledge.media.models import CopDocument

pytestmark = pytest.mark.django_db
ADDRESS = "/podcast/meritokrasi/feed.xml"
ITUNES = "{http://www.itunes.com/dtds/podcast-1.0.dtd}"


def read() -> feedparser.FeedParserDict:
    response = Client().get(ADDRESS)
    assert response.status_code == 200
    assert response["Content-Type"] == "application/rss+xml; charset=utf-8"
    feed = feedparser.parse(response.content)
    assert not feed.bozo
    assert feed.version == "rss20"
    return feed


@pytest.fixture
def episode(series):
    def make(slug: str, **data):
        given = {"title": f"Episode {slug}", "aspects": ["4"], "published": "2026-09-01", "summary": "Ringkas.", **data}
        return create_episode(series("meritokrasi"), {"slug": slug, **given})

    return make


@pytest.mark.row("S0-22")
def test_the_feed_tells_podcast_and_episodes(demo_episode):
    demo_episode("pola-karier-peta-jalan-pegawai")
    demo_episode("rencana-suksesi-sebelum-kursi-kosong")

    feed = read()

    assert feed.feed.title == "Podcast Meritokrasi"
    assert feed.feed.language == "id"
    assert [item["itunes_episode"] for item in feed.entries] == ["3", "1"]
    assert feed.entries[1]["itunes_duration"] == "720"
    assert feed.entries[1].published == "Tue, 08 Sep 2026 00:00:00 +0000"
    assert feed.entries[1].link.endswith("/podcast/meritokrasi/pola-karier-peta-jalan-pegawai/")


def test_only_what_can_be_heard_has_an_enclosure_with_its_true_size_and_type(episode):
    episode("bisu")
    page = episode("bersuara")
    page.audio = CopDocument.objects.create(title="Audio", file=ContentFile(b"x" * 1234, name="satu.mp3"))
    page.save_revision().publish()
    episode("di-luar", audio_url="https://audio.example/dua.m4a?versi=1")

    enclosures = {item.title: [(e.href, e.length, e.type) for e in item.enclosures] for item in read().entries}

    assert enclosures["Episode bisu"] == []
    [(address, size, kind)] = enclosures["Episode bersuara"]
    assert address.startswith("http")
    assert address.endswith("/podcast/meritokrasi/bersuara.mp3")
    assert (size, kind) == ("1234", "audio/mpeg")
    assert enclosures["Episode di-luar"][0][0] == "https://audio.example/dua.m4a?versi=1"
    assert enclosures["Episode di-luar"][0][2].startswith("audio/")


def test_the_feed_has_the_elements_that_rss_and_podcast_directories_require(episode):
    episode("satu", number=1, season=2)

    channel = ElementTree.fromstring(Client().get(ADDRESS).content).find("channel")  # noqa: S314 - our own answer

    for name in (
        "title",
        "link",
        "description",
        "language",
        "{http://www.w3.org/2005/Atom}link",
        f"{ITUNES}author",
        f"{ITUNES}explicit",
        f"{ITUNES}category",
    ):
        assert channel.find(name) is not None, name
    item = channel.find("item")
    for name in ("title", "link", "description", "guid", "pubDate", f"{ITUNES}season", f"{ITUNES}episode"):
        assert item.find(name) is not None, name
    assert item.find("guid").get("isPermaLink") == "false"


def test_an_item_keeps_its_identity_when_it_is_retitled(episode):
    page = episode("satu")
    before = read().entries[0].id
    page.title = "Judul lain"
    page.save_revision().publish()

    assert (read().entries[0].id, read().entries[0].title) == (before, "Judul lain")


def test_drafts_private_and_undated_episodes_are_not_in_the_feed(episode, hide):
    episode("rancangan", title="Rahasia").unpublish()
    hide(episode("tertutup", title="Rahasia"))
    episode("tanpa-tanggal", title="Belum terbit", published="")
    episode("terbuka")

    assert [item.title for item in read().entries] == ["Episode terbuka"]


def test_a_private_or_unknown_podcast_has_no_feed(series, hide):
    hide(series("meritokrasi"))

    assert Client().get(ADDRESS).status_code == 404
    assert Client().get("/podcast/tidak-ada/feed.xml").status_code == 404


def test_a_series_of_meetings_has_no_feed(series):
    series("pojok-komunitas")

    assert Client().get("/podcast/pojok-komunitas/feed.xml").status_code == 404


def test_characters_that_xml_cannot_hold_do_not_break_the_feed(episode):
    episode("aneh", title="Satu \x0b dua & <tiga>", summary="Ringkas \x1f saja")

    [item] = read().entries
    assert item.title == "Satu  dua & <tiga>"


def test_a_feed_that_has_not_changed_is_not_sent_again(episode):
    episode("satu")
    first = Client().get(ADDRESS)

    assert Client().get(ADDRESS, headers={"If-None-Match": first["ETag"]}).status_code == 304
    assert not first.cookies


def test_the_cover_is_named_when_there_is_one(series, episode):
    from wagtail.images.tests.utils import get_test_image_file

    from knowledge.media.models import CopImage

    podcast = series("meritokrasi")
    podcast.cover = CopImage.objects.create(title="Sampul", file=get_test_image_file())
    podcast.save_revision().publish()

    assert read().feed.image.href.startswith("http")
