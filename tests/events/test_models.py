"""What the database itself refuses, and how a page follows its place in the tree."""

from datetime import UTC, datetime

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from events.models import EventPage, EventSpeaker, InstansiPresence
from events.podcast.models import EpisodePage
from knowledge.catalogue.models import Entry

pytestmark = pytest.mark.django_db
LATER, EARLIER = datetime(2026, 12, 2, tzinfo=UTC), datetime(2026, 12, 1, tzinfo=UTC)


@pytest.mark.parametrize(
    "values",
    [
        {"starts_at": LATER, "ends_at": EARLIER},
        {"starts_at": None, "ends_at": EARLIER},
        {"edition": 0},
        {"committed_count": 7, "signed_count": 8},
    ],
)
def test_the_database_refuses_an_impossible_event(event, values):
    page = event("rapat")

    with pytest.raises(IntegrityError), transaction.atomic():
        EventPage.objects.filter(pk=page.pk).update(**values)


def test_an_event_may_end_when_it_begins(event):
    page = event("rapat")

    EventPage.objects.filter(pk=page.pk).update(starts_at=EARLIER, ends_at=EARLIER)


@pytest.mark.row("S2-03")
def test_the_database_refuses_a_second_event_with_the_number(series, event):
    parent = series("pojok-komunitas")
    event("satu", parent, edition=1)
    second = event("dua", parent, edition=2)

    with pytest.raises(IntegrityError), transaction.atomic():
        EventPage.objects.filter(pk=second.pk).update(edition=1)


def test_publishing_a_taken_number_is_refused_with_a_sentence(series, event):
    parent = series("pojok-komunitas")
    event("satu", parent, edition=1)
    second = event("dua", parent, edition=2)
    second.edition = 1

    with pytest.raises(ValidationError, match="sudah memiliki acara dengan nomor edisi itu"):
        second.save()


def test_events_outside_a_series_may_share_a_number(event):
    event("satu", edition=1)
    event("dua", edition=1)

    assert EventPage.objects.filter(edition=1).count() == 2


@pytest.mark.row("S0-22")
def test_the_database_refuses_a_second_episode_with_the_number_in_a_season(demo_episode):
    demo_episode("pola-karier-peta-jalan-pegawai")
    second = demo_episode("rencana-suksesi-sebelum-kursi-kosong")

    with pytest.raises(IntegrityError), transaction.atomic():
        EpisodePage.objects.filter(pk=second.pk).update(number=1)
    EpisodePage.objects.filter(pk=second.pk).update(number=1, season=2)


@pytest.mark.row("S2-20", "S3-01")
def test_a_person_is_one_row_however_many_events_they_are_part_of(demo_event, people):
    demo_event("peluncuran-cop-sistem-merit-2022")
    demo_event("pojok-komunitas-2-manajemen-kinerja")

    parts = EventSpeaker.objects.filter(person=people["sri-hadiati-wara-kustriani"])

    assert {part.page.slug for part in parts} == {"peluncuran-cop-sistem-merit-2022", "pojok-komunitas-2-manajemen-kinerja"}


def test_a_person_has_a_role_once_and_represents_nobody_but_others(event, people):
    page, person = event("rapat"), people["oky-putranto"]
    EventSpeaker.objects.create(page=page, person=person, role="narasumber")
    EventSpeaker.objects.create(page=page, person=person, role="moderator")

    with pytest.raises(IntegrityError), transaction.atomic():
        EventSpeaker.objects.create(page=page, person=person, role="narasumber")
    with pytest.raises(IntegrityError), transaction.atomic():
        EventSpeaker.objects.create(page=page, person=person, role="pembuka", on_behalf_of=person)


def test_an_instansi_is_present_once(event, instansi):
    page = event("rapat")
    InstansiPresence.objects.create(page=page, instansi=instansi("63"), mode="luring")

    with pytest.raises(IntegrityError), transaction.atomic():
        InstansiPresence.objects.create(page=page, instansi=instansi("63"), mode="daring")


def test_a_renamed_series_is_renamed_on_its_cards(series, event):
    parent = series("pojok-komunitas")
    event("satu", parent)

    parent.title = "Pojok Kita"
    parent.save_revision().publish()

    assert Entry.objects.get(kind="acara").facts["series"] == "Pojok Kita"


def test_deleting_a_series_takes_its_editions_and_their_entries_along(series, event):
    parent = series("pojok-komunitas")
    event("satu", parent)

    parent.delete()

    assert not EventPage.objects.exists()
    assert not Entry.objects.filter(kind="acara").exists()
