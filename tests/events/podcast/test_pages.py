"""What listeners see: podcasts, their episodes, and an episode with or without its recording."""

import pytest
from django.core.files.base import ContentFile
from django.test import Client

from events.importing import create_episode
from knowledge.media.models import CopDocument
from tests.events.reading import query_count, soup, text_of

pytestmark = pytest.mark.django_db
EPISODE = "pola-karier-peta-jalan-pegawai"
ADDRESS = f"/podcast/meritokrasi/{EPISODE}/"


@pytest.fixture
def episode(series):
    """A published episode; keywords are those of the content format."""

    def make(slug: str, **data):
        given = {"title": f"Episode {slug}", "aspects": ["4"], "published": "2026-09-01", **data}
        return create_episode(series("meritokrasi"), {"slug": slug, **given})

    return make


@pytest.fixture
def audio(db):
    return CopDocument.objects.create(title="Audio", file=ContentFile(b"ID3" + b"\x00" * 97, name="episode-1.mp3"))


@pytest.mark.row("S0-22")
def test_the_podcast_lists_its_episodes_the_newest_first(demo_episode):
    for slug in (EPISODE, "mengisi-jpt-lewat-manajemen-talenta", "rencana-suksesi-sebelum-kursi-kosong"):
        demo_episode(slug)

    page = soup("/podcast/meritokrasi/")

    assert [text_of(item) for item in page.select("#episode .kicker")] == ["Episode 3", "Episode 2", "Episode 1"]
    assert "Pola karier" in text_of(page.find(attrs={"aria-labelledby": "tentang-podcast"}))


def test_the_front_of_podcasts_leads_to_each(series):
    series("meritokrasi")

    assert soup("/podcast/").select_one(".card-title a")["href"] == "/podcast/meritokrasi/"


def test_an_empty_front_of_podcasts_says_what_to_do(home):
    assert "Belum ada podcast" in text_of(soup("/podcast/"))


@pytest.mark.row("S0-22")
def test_an_episode_without_audio_says_so_and_offers_takeaways_chapters_and_transcript(demo_episode):
    demo_episode(EPISODE)

    page = soup(ADDRESS)

    assert "Rekaman belum tersedia" in text_of(page)
    assert page.audio is None
    assert len(page.select("#bekal li")) == 3
    assert text_of(page.find(id="bekal").h2) == "3 bekal dari episode ini"
    assert [text_of(item) for item in page.select("#bab li")][1] == "01:30 Apa isi pola karier yang berguna"
    assert not page.select("#bab a")
    assert "Selamat datang di Meritokrasi" in text_of(page.find(id="transkrip"))
    assert "Episode ini contoh fiktif" in text_of(page)


def test_an_uploaded_recording_is_played_here_and_chapters_lead_into_it(episode, audio):
    page = episode("satu", chapters=[{"start": "00:00", "title": "Awal"}, {"start": "04:40", "title": "Tengah"}], duration_minutes=12)
    page.audio = audio
    page.save_revision().publish()

    shown = soup("/podcast/meritokrasi/satu/")

    assert shown.audio["src"] == "/podcast/meritokrasi/satu.mp3"
    link = shown.select("#bab a")[1]
    assert (link["href"], link["data-seek"]) == ("/podcast/meritokrasi/satu.mp3#t=280", "280")
    assert "12 menit" in text_of(shown)


def test_a_recording_elsewhere_is_linked_not_embedded(episode):
    episode("satu", audio_url="https://audio.example/satu.mp3")

    shown = soup("/podcast/meritokrasi/satu/")

    assert shown.audio is None
    assert shown.find("a", href="https://audio.example/satu.mp3")


def test_the_transcript_is_searched_in_the_page_without_javascript(demo_episode):
    demo_episode(EPISODE)

    page = soup(ADDRESS + "?q=SATU+rumpun")

    marks = page.select("#transkrip mark")
    assert {mark.get_text().lower() for mark in marks} == {"satu rumpun"}
    assert f"ditemukan {len(marks)} kali" in text_of(page.find(id="transkrip"))
    assert [mark["id"] for mark in marks if mark.has_attr("id")] == ["temuan"]
    assert page.find(id="cari-transkrip")["value"] == "SATU rumpun"


def test_a_word_that_is_not_there_is_answered_with_advice(demo_episode):
    demo_episode(EPISODE)

    assert "tidak ada dalam transkrip ini" in text_of(soup(ADDRESS + "?q=astronaut"))


@pytest.mark.parametrize("query", ["%3Cscript%3Ealert(1)%3C/script%3E", "(((", "%5B%5D", "%00", "a" * 3000, "strong", "%26amp;"])
def test_whatever_is_searched_nothing_runs_and_nothing_breaks(demo_episode, query):
    demo_episode(EPISODE)

    page = soup(f"{ADDRESS}?q={query}")

    assert not [script for script in page.find_all("script") if "alert" in script.get_text()]
    assert page.select("#transkrip strong")


def test_hosts_and_guests_are_named(episode, people):
    from events.podcast.models import EpisodeVoice

    page = episode("satu")
    EpisodeVoice.objects.create(page=page, person=people["agus-pramusinto"], role="narasumber")

    about = soup("/podcast/meritokrasi/satu/").find(attrs={"aria-labelledby": "tentang-episode"})

    assert about.find("a", href="/orang/agus-pramusinto/")
    assert "Narasumber" in text_of(about)


def test_many_episodes_go_on_where_they_stopped(episode):
    for number in range(1, 26):
        episode(f"e{number:02}", number=number, published="2026-09-01")

    first = soup("/podcast/meritokrasi/")
    second = soup("/podcast/meritokrasi/" + first.select_one("#episode > p > a.btn")["href"])

    seen = [text_of(item) for page in (first, second) for item in page.select("#episode .card-title")]
    assert sorted(seen) == [f"Episode e{number:02}" for number in range(1, 26)]


def test_drafts_and_private_episodes_are_not_listed(episode, hide):
    episode("rancangan", title="Rahasia").unpublish()
    hide(episode("tertutup", title="Rahasia"))
    episode("terbuka")

    page = soup("/podcast/meritokrasi/")

    assert [text_of(item) for item in page.select("#episode .card-title")] == ["Episode terbuka"]
    assert Client().get("/podcast/meritokrasi/rancangan/").status_code == 404
    assert Client().get("/podcast/meritokrasi/tertutup/").status_code == 302


def test_costs_do_not_grow_with_the_number_of_episodes(episode, audio):
    page = episode("satu", number=1)
    page.audio = audio
    page.save_revision().publish()
    listed, shown = query_count("/podcast/meritokrasi/"), query_count("/podcast/meritokrasi/satu/")
    episode("dua", number=2)
    episode("tiga", number=3)

    assert query_count("/podcast/meritokrasi/") == listed <= 8
    assert query_count("/podcast/meritokrasi/satu/") == shown <= 6
    assert query_count("/podcast/") <= 8


def test_an_episode_with_its_transcript_stays_light(demo_episode):
    demo_episode(EPISODE)

    assert len(Client().get(ADDRESS).content) <= 25_000
