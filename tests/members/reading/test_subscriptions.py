"""Subscribers get each announcement once, a reminder once, and stop by one press."""

import datetime
import re

import pytest
from django.test import Client
from django.utils import timezone
from icalendar import Calendar

from members.reading import jobs
from members.reading.models import AnnouncementSubscription
from members.reading.services import set_subscriptions

CALENDAR = "jadwal-penilaian"


@pytest.fixture
def subscriber(person):
    """A member who subscribed a month ago."""
    user = person()
    AnnouncementSubscription.objects.create(user=user, category=CALENDAR, created_at=timezone.now() - datetime.timedelta(days=30))
    return user


def test_a_member_subscribes_from_the_announcements_and_sees_it(announcement, signed_in):
    announcement()
    client = signed_in()

    before = client.get("/pengumuman/jadwal-penilaian/").content.decode()
    client.post("/ruang/langganan/", {"categories": [CALENDAR]})
    after = client.get("/pengumuman/jadwal-penilaian/").content.decode()

    assert "Pilih langganan" in before
    assert "Anda berlangganan" in after
    assert "Anda berlangganan" in client.get("/pengumuman/").content.decode()


@pytest.mark.row("S4-17")
def test_a_published_announcement_reaches_its_subscribers_once(announcement, subscriber, person, mailoutbox, in_days):
    AnnouncementSubscription.objects.create(user=person("editor"), category="layanan")
    page = announcement("Jadwal penilaian", dates=[("Pengisian mandiri", in_days(30), in_days(40))], summary="Dibuka bertahap.")

    jobs.send_announcements()
    page.title = "Jadwal penilaian, diperbarui"
    page.save_revision().publish()
    page.unpublish()
    page.save_revision().publish()
    again = jobs.send_announcements()

    assert again == 0
    assert [(mail.to, mail.subject) for mail in mailoutbox] == [([subscriber.email], "[CoP Sistem Merit] Pengumuman: Jadwal penilaian")]
    assert "Pengisian mandiri" in mailoutbox[0].body
    assert "/pengumuman/jadwal-penilaian/" in mailoutbox[0].body


def test_who_subscribes_later_or_has_stopped_gets_none(announcement, subscriber, person, mailoutbox):
    announcement()
    set_subscriptions(by=person("editor"), categories=[CALENDAR])
    set_subscriptions(by=subscriber, categories=[])

    jobs.send_announcements()

    assert mailoutbox == []


def test_what_is_not_public_is_not_sent(announcement, subscriber, mailoutbox, in_days):
    announcement(dates=[("Tutup", in_days(3))]).unpublish()

    assert jobs.send_announcements() + jobs.send_reminders() == 0
    assert mailoutbox == []


def test_a_long_list_goes_out_in_parts_and_nobody_is_left_out(announcement, subscriber, person, mailoutbox, monkeypatch):
    monkeypatch.setattr(jobs, "MAILS_PER_RUN", 2)
    for role in ("editor", "moderator"):
        AnnouncementSubscription.objects.create(user=person(role), category=CALENDAR)
    announcement()

    runs = [jobs.send_announcements() for _ in range(3)]

    assert runs == [2, 1, 0]
    assert len({mail.to[0] for mail in mailoutbox}) == 3


def test_a_date_that_comes_near_is_reminded_once_and_so_is_its_end(announcement, subscriber, mailoutbox, in_days):
    page = announcement(dates=[("Pengisian mandiri", in_days(3), in_days(6)), ("Pleno", in_days(20))])
    page.first_published_at = timezone.now() - datetime.timedelta(days=60)
    page.save()

    runs = [jobs.send_reminders(), jobs.send_reminders()]

    assert runs == [2, 0]
    assert "hari terakhir" in mailoutbox[1].body
    assert not any("Pleno" in mail.body for mail in mailoutbox)


def test_a_fresh_announcement_is_its_own_reminder(announcement, subscriber, person, mailoutbox, in_days):
    announcement(dates=[("Tutup", in_days(3))])
    set_subscriptions(by=person("editor"), categories=[CALENDAR])

    jobs.send_reminders()

    assert [mail.to for mail in mailoutbox] == [[person("editor").email]]


def test_one_press_in_the_mail_stops_it_without_signing_in(announcement, subscriber, mailoutbox):
    announcement()
    jobs.send_announcements()
    address = re.search(r"https?://[^/]+(/langganan/berhenti/\S+)", mailoutbox[0].body)[1]
    client = Client(enforce_csrf_checks=True)

    looked = client.get(address)
    still = AnnouncementSubscription.objects.count()
    stopped = client.post(address, {"List-Unsubscribe": "One-Click"})

    assert mailoutbox[0].extra_headers["List-Unsubscribe"].endswith(f"{address}>")
    assert mailoutbox[0].extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert (looked.status_code, still, stopped.status_code, AnnouncementSubscription.objects.count()) == (200, 1, 200, 0)
    assert looked.cookies == stopped.cookies == {}


def test_a_forged_link_stops_nothing(subscriber, client):
    assert client.post(f"/langganan/berhenti/{subscriber.pk}:palsu/").status_code == 404
    assert AnnouncementSubscription.objects.count() == 1


def test_the_calendar_holds_the_dates_of_published_announcements_as_whole_days(announcement, client, in_days):
    announcement(dates=[("Pengisian mandiri", in_days(3), in_days(6))])
    announcement("Gangguan", category="layanan", dates=[("Aplikasi tutup", in_days(1))])
    announcement("Rahasia", dates=[("Rahasia besar", in_days(2))]).unpublish()

    response = client.get("/pengumuman/kalender.ics")
    entries = list(Calendar.from_ical(response.content).walk("VEVENT"))
    narrowed = client.get(f"/pengumuman/kalender.ics?tentang={CALENDAR}").content.decode()

    assert response["Content-Type"].startswith("text/calendar")
    assert [(str(e["summary"]), e.decoded("dtstart"), e.decoded("dtend")) for e in entries] == [
        ("Aplikasi tutup", in_days(1), in_days(2)),
        ("Pengisian mandiri", in_days(3), in_days(7)),
    ]
    assert len({str(entry["uid"]) for entry in entries}) == 2
    assert "Aplikasi tutup" not in narrowed
    assert client.get("/pengumuman/kalender.ics?tentang=apa-saja").status_code == 404


def test_a_date_is_one_entry_whether_taken_from_its_announcement_or_with_all_the_others(announcement, client, in_days):
    """A reader who has both in one calendar sees it once."""
    page = announcement(dates=[("Pengisian mandiri", in_days(3), in_days(6)), ("Klarifikasi", in_days(9))])

    alone = Calendar.from_ical(client.get(f"/pengumuman/{page.slug}.ics").content)
    among_all = Calendar.from_ical(client.get("/pengumuman/kalender.ics").content)

    assert str(alone["name"]) == page.title
    assert [entry.to_ical() for entry in alone.walk("VEVENT")] == [entry.to_ical() for entry in among_all.walk("VEVENT")]
    assert len(list(alone.walk("VEVENT"))) == 2
