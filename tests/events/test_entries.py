"""What the catalogue knows of events and episodes, for search, hubs, recommendations and the API."""

from datetime import UTC, date, datetime

import pytest

from knowledge.catalogue import registry
from knowledge.catalogue.models import Entry
from knowledge.people.registry import appearances_of

pytestmark = pytest.mark.django_db


def test_an_event_becomes_an_entry_with_its_time_mode_place_series_and_zone(demo_event):
    demo_event("demo-bincang-merit-tindak-lanjut-februari-2027")

    entry = Entry.objects.get(kind="acara")

    assert entry.url == "/acara/bincang-merit/demo-bincang-merit-tindak-lanjut-februari-2027/"
    assert entry.starts_at == datetime(2027, 2, 16, 1, 0, tzinfo=UTC)
    assert entry.is_fictional
    assert [label["code"] for label in entry.aspect_labels] == ["5"]
    expected = {
        "mode": "hybrid", "place": "Aula BKPSDM Kabupaten Contoh (fiktif)", "series": "Talkshow Bincang Merit", "series_url": "/acara/bincang-merit/",
        "zone": "WITA", "timezone": "Asia/Makassar", "time_known": True,
    }  # fmt: skip
    assert {key: entry.facts[key] for key in expected} == expected
    assert datetime.fromisoformat(entry.facts["ends_at"]) == datetime(2027, 2, 16, 3, 0, tzinfo=UTC)


def test_an_event_is_found_by_who_spoke_and_what_came_of_it(demo_event):
    demo_event("pojok-komunitas-2-manajemen-kinerja")

    body = Entry.objects.get(kind="acara").body

    assert "Oky Putranto" in body
    assert "belum dipublikasikan" in body
    assert "<" not in body


@pytest.mark.row("S0-22")
def test_an_episode_is_found_by_its_transcript(demo_episode):
    demo_episode("pola-karier-peta-jalan-pegawai")

    entry = Entry.objects.get(kind="podcast")

    assert "mau menjadi kepala bidang" in entry.body or "ingin menjadi kepala bidang" in entry.body
    assert entry.date == date(2026, 9, 8)
    assert entry.facts["number"] == 1
    assert not entry.facts["has_audio"]


def test_events_and_episodes_are_recommendable_kinds_with_the_words_of_the_contract():
    kinds = {kind.code: kind for kind in registry.kinds()}

    assert kinds["acara"].is_recommendable
    assert kinds["podcast"].is_recommendable
    assert (kinds["acara"].index_url, kinds["podcast"].index_url) == ("/acara/", "/podcast/")


@pytest.mark.row("S2-20")
def test_a_person_s_page_can_name_every_event_they_took_part_in(demo_event, people):
    demo_event("peluncuran-cop-sistem-merit-2022")
    demo_event("pojok-komunitas-2-manajemen-kinerja")

    found = [(item.url, item.role, item.day) for item in appearances_of(people["sri-hadiati-wara-kustriani"])]

    assert found == [
        ("/acara/pojok-komunitas/pojok-komunitas-2-manajemen-kinerja/", "Narasumber", date(2022, 7, 19)),
        ("/acara/peluncuran-cop-sistem-merit-2022/", "Narasumber", date(2022, 3, 24)),
    ]


def test_a_part_in_a_draft_or_private_event_is_not_told(event_index, people, hide):
    from events.importing import create_event

    speakers = [{"person": "oky-putranto", "role": "narasumber"}]
    data = {"kind": "forum", "aspects": ["3"], "starts": "2026-12-01T09:00", "speakers": speakers}
    create_event(event_index, {**data, "slug": "rancangan", "title": "Rahasia"}, people).unpublish()
    hide(create_event(event_index, {**data, "slug": "tertutup", "title": "Rahasia"}, people))

    assert appearances_of(people["oky-putranto"]) == []


def test_who_was_represented_is_found_with_the_event(event_index, people):
    from events.importing import create_event

    speakers = [{"person": "ahmad-nur-ardi", "role": "narasumber", "on_behalf_of": "dinansyah"}]
    create_event(
        event_index,
        {"slug": "rapat", "title": "Rapat", "kind": "forum", "aspects": ["3"], "starts": "2024-10-21T09:00", "speakers": speakers},
        people,
    )

    assert [item.role for item in appearances_of(people["dinansyah"])] == ["Narasumber (diwakili)"]
    assert [item.role for item in appearances_of(people["ahmad-nur-ardi"])] == ["Narasumber"]
