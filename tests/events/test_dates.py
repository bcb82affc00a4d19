"""Weekdays and dates read from text: what agrees, what does not, and what the editor is told."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from events.dates import DAYS, MONTHS, date_warnings, span, stated_dates


@pytest.mark.parametrize(
    "text",
    [
        "Kamis, 24 Maret 2022",
        "Kamis (24/3/2022)",
        "Senin (21/10/2024)",
        "Selasa-Rabu (19-20/7/2022)",
        "Selasa dan Rabu, tanggal 19 dan 20 Juli 2022",
        "Selasa s.d. Rabu, 19 s.d. 20 Juli 2022",
        "Jumat–Minggu, 30 September – 2 Oktober 2022",
        "Jum'at, 19 Agustus 2022",
        "tanpa tanggal sama sekali",
        "Nomor 10/2021 dan UU 20/2023",
        "",
    ],
)
def test_a_weekday_that_fits_its_date_brings_no_warning(text):
    assert date_warnings(text) == []


@pytest.mark.row("S2-04")
def test_the_printed_date_of_pojok_komunitas_2_is_named_wrong_with_the_days_that_fit():
    [warning] = date_warnings("Jakarta Utara, Selasa-Rabu (19-20/8/2022)")

    assert "“Selasa-Rabu (19-20/8/2022)”" in warning
    assert "19 Agustus 2022 adalah Jumat; Selasa–Rabu jatuh pada 19–20 Juli 2022" in warning


@pytest.mark.row("S0-03")
def test_the_day_of_the_launch_is_a_thursday_and_no_other():
    assert date_warnings("Kamis, 24 Maret 2022", date(2022, 3, 24)) == []
    assert "24 Maret 2022 adalah Kamis" in date_warnings("Rabu, 24 Maret 2022")[0]


def test_a_slip_of_one_day_is_offered_the_day_beside_it():
    [warning] = date_warnings("Rabu, 24 Maret 2022")

    assert "23 Maret 2022" in warning


def test_a_stated_date_that_is_not_the_event_s_own_is_named_beside_it():
    warnings = date_warnings("Selasa-Rabu (19-20/8/2022)", date(2022, 7, 19), date(2022, 7, 20))

    assert warnings[1] == "Teks menyebut 19–20 Agustus 2022, sedangkan acara ini tercatat pada 19–20 Juli 2022."


def test_one_day_of_an_event_of_several_days_is_no_contradiction():
    assert date_warnings("Rabu, 20 Juli 2022", date(2022, 7, 19), date(2022, 7, 20)) == []


def test_a_weekday_alone_is_compared_with_the_event():
    assert date_warnings("hari Rabu pagi", date(2022, 3, 24)) == [
        "Teks menyebut hari Rabu, sedangkan acara ini tercatat pada Kamis, 24 Maret 2022.",
    ]
    assert date_warnings("hari Kamis pagi", date(2022, 3, 24)) == []


def test_a_day_that_no_calendar_has_is_named():
    assert date_warnings("Kamis, 31 Februari 2022") == ["“Kamis, 31 Februari 2022” memuat tanggal yang tidak ada dalam kalender."]


def test_several_dates_in_one_text_are_each_checked():
    warnings = date_warnings("Semula Senin, 24 Maret 2022, lalu diundur ke Jumat, 25 Maret 2022.")

    assert len(warnings) == 1
    assert "Senin, 24 Maret 2022" in warnings[0]


@pytest.mark.parametrize(
    ("first", "last", "written"),
    [
        (date(2022, 3, 24), date(2022, 3, 24), "24 Maret 2022"),
        (date(2022, 7, 19), date(2022, 7, 20), "19–20 Juli 2022"),
        (date(2022, 9, 30), date(2022, 10, 2), "30 September – 2 Oktober 2022"),
        (date(2022, 12, 31), date(2023, 1, 2), "31 Desember 2022 – 2 Januari 2023"),
    ],
)
def test_a_span_is_written_as_short_as_its_days_allow(first, last, written):
    assert span(first, last) == written


@given(st.dates(date(1990, 1, 1), date(2090, 12, 31)), st.integers(0, 6))
def test_a_warning_comes_exactly_when_the_weekday_is_another(day, weekday):
    text = f"{DAYS[weekday]}, {day.day} {MONTHS[day.month - 1]} {day.year}"

    assert bool(date_warnings(text)) == (weekday != day.weekday())


@given(st.dates(date(1990, 1, 1), date(2090, 12, 31)))
def test_every_way_of_writing_a_day_means_the_same_day(day):
    forms = [
        f"{day.day}/{day.month}/{day.year}",
        f"{day.day} {MONTHS[day.month - 1]} {day.year}",
        f"{day.day}-{day.month}-{day.year}",
        day.isoformat(),
    ]

    assert [item.first for form in forms for item in stated_dates(form)] == [day] * 4


@given(st.text(max_size=200))
def test_any_text_at_all_is_read_without_an_error(text):
    assert isinstance(date_warnings(text, date(2022, 3, 24)), list)
