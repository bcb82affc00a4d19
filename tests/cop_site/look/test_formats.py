"""Numbers and dates as Indonesian readers write them."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest

from cop_site.look import formats

MORNING = datetime(2022, 3, 24, 2, 0, tzinfo=UTC)
NB = formats.NO_BREAK


@pytest.mark.parametrize(
    ("value", "decimals", "text"),
    [
        (1596, None, "1.596"),
        (94.1, None, "94,1"),
        (Decimal("94.10"), None, "94,1"),
        (94.12, 1, "94,1"),
        (94, 1, "94,0"),
        (0, None, "0"),
        (1234567.891, None, "1.234.567,89"),
        (-2, None, "−2"),
        (1000, 0, "1.000"),
        ("27.5", None, "27,5"),
        (0.125, 2, "0,13"),
    ],
)
def test_a_number(value, decimals, text):
    assert formats.indonesian_number(value, decimals) == text


@pytest.mark.parametrize(("value", "text"), [(94.1, f"94,1{NB}%"), (50.0, f"50{NB}%"), (100, f"100{NB}%"), (0.04, f"0{NB}%")])
def test_a_percentage_drops_an_empty_decimal(value, text):
    assert formats.percent(value) == text


@pytest.mark.parametrize(("value", "text"), [(4.5, "+4,5"), (-2, "−2"), (0, "0")])
def test_a_change_carries_its_sign(value, text):
    assert formats.signed_number(value) == text


def test_a_long_date():
    assert formats.long_date(date(2022, 3, 24)) == "Kamis, 24 Maret 2022"


def test_a_moment_late_in_the_evening_of_utc_is_the_next_day_in_papua():
    moment = datetime(2022, 3, 24, 16, 30, tzinfo=UTC)

    assert formats.long_date(moment, "WIT") == "Jumat, 25 Maret 2022"
    assert formats.long_date(moment, "WIB") == "Kamis, 24 Maret 2022"


@pytest.mark.parametrize(
    ("zone", "text"),
    [
        ("WIB", f"09.00{NB}WIB"),
        ("Asia/Makassar", f"10.00{NB}WITA"),
        (ZoneInfo("Asia/Jayapura"), f"11.00{NB}WIT"),
        (None, f"09.00{NB}WIB"),
        ("UTC", f"02.00{NB}GMT+0"),
        ("Asia/Kolkata", f"07.30{NB}GMT+5.5"),
    ],
)
def test_the_clock_of_a_zone(zone, text):
    assert formats.clock(MORNING, zone) == text


def test_hours_from_and_to():
    assert formats.clock_span(MORNING, MORNING + timedelta(hours=3), "WIB") == f"09.00–12.00{NB}WIB"
    assert formats.clock_span(MORNING, None, "WIB") == f"09.00{NB}WIB"


@pytest.mark.parametrize(
    ("first", "last", "text"),
    [
        (date(2022, 3, 24), date(2022, 3, 26), "24–26 Maret 2022"),
        (date(2022, 3, 30), date(2022, 4, 2), "30 Maret – 2 April 2022"),
        (date(2021, 12, 30), date(2022, 1, 2), "30 Desember 2021 – 2 Januari 2022"),
        (date(2022, 3, 24), date(2022, 3, 24), "Kamis, 24 Maret 2022"),
        (date(2022, 3, 24), None, "Kamis, 24 Maret 2022"),
    ],
)
def test_a_span_of_days(first, last, text):
    assert formats.date_span(first, last) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (MORNING - timedelta(days=3), "3 hari lalu"),
        (MORNING + timedelta(hours=2), "2 jam lagi"),
        (MORNING - timedelta(seconds=20), "baru saja"),
        (MORNING + timedelta(seconds=20), "sebentar lagi"),
        (MORNING - timedelta(days=800), "2 tahun lalu"),
        (datetime(2022, 3, 24, 1, 0), "1 jam lalu"),
        (date(2022, 3, 23), "1 hari lalu"),
    ],
)
def test_how_far_away_a_moment_is(value, text):
    assert formats.distance(value, now=MORNING) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [(30, "30 detik"), (4800, "1 jam 20 menit"), (3600, "1 jam"), (2700, "45 menit"), (3599, "1 jam"), (timedelta(minutes=5), "5 menit")],
)
def test_a_duration(value, text):
    assert formats.duration(value) == text


@pytest.mark.parametrize(("value", "text"), [(0, "0 KB"), (12, "1 KB"), (340_000, "340 KB"), (1_234_567, "1,2 MB")])
def test_a_file_size(value, text):
    assert formats.file_size(value) == text


@pytest.mark.parametrize(("name", "text"), [("Dr. Siti Khadijah, M.Si.", "SK"), ("Wulan", "W"), ("Budi Eko Santoso", "BS"), ("", "?"), ("<b>", "?")])
def test_initials(name, text):
    assert formats.initials(name) == text
