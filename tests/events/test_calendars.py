"""Calendar files, read back as calendar programs read them."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from django.test import Client
from icalendar import Calendar

pytestmark = pytest.mark.django_db


def read(address: str) -> Calendar:
    response = Client().get(address)
    assert response.status_code == 200
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    return Calendar.from_ical(response.content)


def summaries(address: str) -> set[str]:
    return {str(event["SUMMARY"]) for event in read(address).events}


def test_an_hour_is_written_with_its_zone_and_the_zone_is_described(demo_event):
    demo_event("demo-bincang-merit-tindak-lanjut-februari-2027")

    calendar = read("/acara/kalender.ics")

    [event] = calendar.events
    assert event.start == datetime(2027, 2, 16, 9, 0, tzinfo=ZoneInfo("Asia/Makassar"))
    assert event.end == datetime(2027, 2, 16, 11, 0, tzinfo=ZoneInfo("Asia/Makassar"))
    assert event["DTSTART"].params["TZID"] == "Asia/Makassar"
    assert {str(zone["TZID"]) for zone in calendar.timezones} == {"Asia/Makassar"}


@pytest.mark.row("S2-04")
def test_days_whose_hours_are_unknown_are_whole_days_up_to_the_day_after_the_last(demo_event):
    demo_event("pojok-komunitas-2-manajemen-kinerja")

    [event] = read("/acara/kalender.ics").events

    assert (event["DTSTART"].dt, event["DTEND"].dt) == (date(2022, 7, 19), date(2022, 7, 21))
    assert str(event["LOCATION"]) == "Jakarta Utara"
    assert "Tanggal 19 Agustus 2022 jatuh pada hari Jumat" in str(event["DESCRIPTION"])


@pytest.mark.row("S0-03")
def test_the_launch_is_one_whole_thursday(demo_event):
    demo_event("peluncuran-cop-sistem-merit-2022")

    [event] = read("/acara/peluncuran-cop-sistem-merit-2022.ics").events

    assert (event["DTSTART"].dt, event["DTEND"].dt) == (date(2022, 3, 24), date(2022, 3, 25))
    assert event["DTSTART"].dt.strftime("%A") == "Thursday"


def test_an_event_of_several_days_with_known_hours_runs_from_first_to_last(event):
    event("dua-hari", starts="2026-12-01T08:00", ends="2026-12-02T16:30")

    [entry] = read("/acara/dua-hari.ics").events

    assert entry.end - entry.start == datetime(2026, 12, 2, 16, 30) - datetime(2026, 12, 1, 8, 0)


def test_every_calendar_has_what_belongs_to_it(series, event):
    event("lepas", title="Lepas")
    event("satu", series("pojok-komunitas"), title="Satu")
    event("dua", series("bincang-merit"), title="Dua")

    assert summaries("/acara/kalender.ics") == {"Lepas", "Satu", "Dua"}
    assert summaries("/acara/pojok-komunitas/kalender.ics") == {"Satu"}
    assert summaries("/acara/pojok-komunitas/satu.ics") == {"Satu"}
    assert summaries("/acara/lepas.ics") == {"Lepas"}


def test_an_entry_keeps_its_identity_when_it_changes(event):
    page = event("rapat")
    before = read("/acara/rapat.ics").events[0]

    page.title = "Rapat yang diundur"
    page.save_revision().publish()

    after = read("/acara/rapat.ics").events[0]
    assert before["UID"] == after["UID"]
    assert str(after["SUMMARY"]) == "Rapat yang diundur"
    assert str(after["URL"]).endswith("/acara/rapat/")


def test_commas_line_breaks_and_long_lines_come_back_as_they_were(event):
    title = "Koma, titik koma; garis miring \\ dan baris yang panjang sekali " * 3
    event("rapat", title=title.strip(), summary="Baris satu\nBaris dua")

    [entry] = read("/acara/rapat.ics").events

    assert str(entry["SUMMARY"]) == title.strip()
    assert str(entry["DESCRIPTION"]).startswith("Baris satu\nBaris dua\n\n")
    assert all(len(line) <= 75 for line in Client().get("/acara/rapat.ics").content.split(b"\r\n"))


def test_drafts_and_private_events_are_in_no_calendar(series, event, hide):
    event("rancangan", title="Rahasia rancangan").unpublish()
    hide(event("tertutup", title="Rahasia tertutup"))
    hide(series("bincang-merit"))
    event("dalam", series("bincang-merit"), title="Rahasia dalam")
    event("terbuka", title="Terbuka")

    assert summaries("/acara/kalender.ics") == {"Terbuka"}
    for address in (
        "rancangan.ics",
        "tertutup.ics",
        "bincang-merit/dalam.ics",
        "bincang-merit/kalender.ics",
        "tidak-ada.ics",
        "tidak-ada/kalender.ics",
    ):
        assert Client().get(f"/acara/{address}").status_code == 404


def test_an_unpublished_change_is_not_in_the_calendar(event):
    page = event("rapat", title="Judul terbit")
    page.title = "Judul rahasia"
    page.save_revision()

    assert summaries("/acara/kalender.ics") == {"Judul terbit"}


def test_an_event_without_a_date_is_in_no_calendar(event):
    event("entah", starts="", ends="")

    assert read("/acara/kalender.ics").events == []
    assert Client().get("/acara/entah.ics").status_code == 404


def test_a_calendar_that_has_not_changed_is_not_sent_again(event):
    event("rapat")
    first = Client().get("/acara/kalender.ics")

    second = Client().get("/acara/kalender.ics", headers={"If-None-Match": first["ETag"]})

    assert second.status_code == 304
    assert not first.cookies


def test_calendars_are_only_read(event):
    event("rapat")

    assert Client().post("/acara/kalender.ics").status_code == 405
