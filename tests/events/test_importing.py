"""Content files become series, events and episodes that hold all that they say, once however often they are read."""

from datetime import UTC, date, datetime

import pytest

from events.importing import create_episode, create_event, create_series
from events.models import EventPage, EventSeriesPage
from events.podcast.models import EpisodePage
from knowledge.catalogue.models import Entry
from tests.events.conftest import CONTENT, content

pytestmark = pytest.mark.django_db
DEFAULT_TOPICS = {
    "pojok-komunitas": {"skj", "metode-penilaian-kompetensi"},
    "lesehan-online": {"analisis-kesenjangan", "pengembangan-kompetensi"},
    "bincang-merit": {"sistem-manajemen-kinerja", "metode-penilaian-kinerja", "tindak-lanjut-penilaian-kinerja"},
    "meritokrasi": {"pola-karier", "pengisian-jpt", "manajemen-talenta", "rencana-suksesi"},
}


@pytest.mark.row("S0-18", "S0-19", "S0-20", "S0-21", "S0-22")
@pytest.mark.parametrize("slug", DEFAULT_TOPICS)
def test_each_of_the_four_series_carries_its_default_topics(series, slug):
    page = series(slug)

    assert {topic.slug for topic in page.topics.all()} == DEFAULT_TOPICS[slug]
    assert page.live
    assert page.cadence
    assert page.get_kind_display()


@pytest.mark.row("S0-20")
def test_lesehan_online_has_a_season(series):
    assert series("lesehan-online").season == "New Season"


@pytest.mark.row("S2-03")
def test_an_edition_may_be_about_something_else_than_its_series(demo_event):
    event = demo_event("pojok-komunitas-2-manajemen-kinerja")

    assert (event.series.title, event.edition) == ("Pojok Komunitas", 2)
    assert {topic.slug for topic in event.topics.all()}.isdisjoint(DEFAULT_TOPICS["pojok-komunitas"])


@pytest.mark.row("S2-04")
def test_an_event_lasts_several_days_at_a_place(demo_event):
    event = demo_event("pojok-komunitas-2-manajemen-kinerja")

    assert (event.starts_on, event.ends_on, event.place) == (date(2022, 7, 19), date(2022, 7, 20), "Jakarta Utara")


def test_clock_times_of_a_file_are_meant_where_the_event_takes_place(demo_event):
    event = demo_event("demo-bincang-merit-tindak-lanjut-februari-2027")

    assert event.zone == "Asia/Makassar"
    assert event.starts_at == datetime(2027, 2, 16, 1, 0, tzinfo=UTC)


@pytest.mark.row("S0-03")
def test_the_launch_keeps_its_kind_agenda_speakers_and_commitments(demo_event):
    event = demo_event("peluncuran-cop-sistem-merit-2022")

    assert event.kind == "peluncuran"
    assert [block.value["title"] for block in event.agenda][:2] == ["Peluncuran resmi CoP Sistem Merit", "Penjelasan rangkaian kegiatan"]
    assert event.speakers.count() == 3
    assert (event.committed_count, event.signed_count) == (75, 8)
    assert not event.time_known


@pytest.mark.parametrize("folder", ["series", "events", "episodes"])
def test_every_content_file_can_be_planted_twice_and_is_there_once(series, event_index, people, folder):
    slugs = sorted(path.stem for path in (CONTENT / folder).glob("*.toml"))
    model = {"series": EventSeriesPage, "events": EventPage, "episodes": EpisodePage}[folder]

    for slug in slugs * 2:
        data = content(folder, slug)
        if folder == "series":
            series(slug)
        elif folder == "events":
            create_event(series(data["series"]) if data["series"] else event_index, data, people)
        else:
            create_episode(series("meritokrasi"), data)

    assert sorted(model.objects.filter(slug__in=slugs).values_list("slug", flat=True)) == slugs
    if folder != "series":
        assert Entry.objects.filter(kind={"events": "acara", "episodes": "podcast"}[folder]).count() == len(slugs)


def test_reading_a_changed_file_updates_what_was_there(event_index):
    data = {"slug": "rapat", "title": "Rapat", "kind": "forum", "aspects": ["3"], "starts": "2026-12-01T09:00", "agenda": [{"title": "Satu"}]}
    create_event(event_index, data, {})

    create_event(event_index, {**data, "title": "Rapat pleno", "agenda": [{"title": "Dua", "time": "09.30"}]}, {})

    [event] = EventPage.objects.filter(slug="rapat")
    assert event.title == "Rapat pleno"
    assert [dict(block.value) for block in event.agenda] == [{"day": 1, "time": "09.30", "title": "Dua", "note": ""}]


@pytest.mark.parametrize(
    ("key", "value"), [("aspects", ["99"]), ("topics", ["tidak-ada"]), ("speakers", [{"person": "siapa", "role": "narasumber"}])]
)
def test_an_unknown_name_in_a_file_leaves_nothing_behind(event_index, key, value):
    data = {"slug": "rapat", "title": "Rapat", "kind": "forum", "aspects": ["3"], "starts": "2026-12-01T09:00", key: value}

    with pytest.raises(KeyError):
        create_event(event_index, data, {})

    assert not EventPage.objects.exists()


def test_an_event_without_a_date_can_be_kept(event_index):
    event = create_event(event_index, {"slug": "lama", "title": "Acara lama", "kind": "lainnya", "aspects": ["3"]}, {})

    assert event.live
    assert event.starts_on is None


def test_the_chapters_and_takeaways_of_an_episode_are_kept(demo_episode):
    episode = demo_episode("pola-karier-peta-jalan-pegawai")

    assert [block.value.seconds for block in episode.chapters] == [0, 90, 280, 490, 650]
    assert len(episode.takeaways) == 3
    assert episode.duration_seconds == 12 * 60
    assert "<strong>Pemandu (fiktif):</strong>" in episode.transcript


def test_a_series_is_published_where_its_kind_lives(series):
    assert series("meritokrasi").url == "/podcast/meritokrasi/"
    assert series("pojok-komunitas").url == "/acara/pojok-komunitas/"


def test_create_series_accepts_exactly_a_content_file(event_index):
    page = create_series(event_index, content("series", "bincang-merit"))

    assert page.summary.startswith("Gelar wicara")
