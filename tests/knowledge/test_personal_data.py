"""Numbers and addresses of persons are found however they are written, and other numbers are left alone."""

import datetime
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.personal_data import Kind, find

BETWEEN = st.sampled_from(["", " ", ".", "-", "\u00a0", "\u200b", "- "])
WORDS = st.text(alphabet="Aku bd,:;\n“é中", max_size=30).map(lambda text: f"{text} ")
NIP = st.tuples(st.dates(datetime.date(1955, 1, 1), datetime.date(2003, 12, 31)), st.integers(1, 12), st.sampled_from("12"), st.integers(0, 999))
NIK = st.tuples(st.integers(11, 94), st.integers(1, 79), st.integers(1, 60), st.dates(datetime.date(1940, 1, 1)), st.booleans(), st.integers(1, 9999))


def nip(parts):
    born, month, sex, number = parts
    return f"{born:%Y%m%d}{born.year + 20}{month:02}{sex}{number:03}"


def nik(parts):
    province, regency, district, born, is_woman, number = parts
    return f"{province}{regency:02}{district:02}{born.day + 40 * is_woman:02}{born:%m}{born.year % 100:02}{number:04}"


def spread(digits, betweens):
    return digits[0] + "".join(between + digit for between, digit in zip(betweens, digits[1:], strict=False))


@given(NIP.map(nip), st.lists(BETWEEN, min_size=17, max_size=17), WORDS, WORDS)
def test_a_nip_is_found_in_any_grouping_and_any_text(digits, betweens, before, after):
    written = spread(digits, betweens)

    found = [f for f in find(f"{before}{written} {after}") if f.kind == Kind.NIP]

    assert [f.text for f in found] == [written]


@given(NIK.map(nik), st.lists(st.sampled_from(["", " ", "-"]), min_size=15, max_size=15), WORDS)
def test_a_nik_is_found_in_any_grouping(digits, betweens, before):
    written = spread(digits, betweens)

    assert Kind.NIK in {f.kind for f in find(before + written)}


@given(NIP.map(nip))
def test_what_is_shown_of_a_number_does_not_give_it_away(digits):
    (found,) = find(digits)

    assert sum(sign.isdigit() for sign in found.masked) == 4
    assert find(found.masked) == []


@given(st.text())
def test_any_text_is_read_without_overlaps(text):
    found = find(text)

    assert all(text[f.start : f.end] == f.text for f in found)
    assert all(first.end <= second.start for first, second in pairwise(found))


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("NIP. 19800101 200501 1 001", [Kind.NIP]),
        ("19890230 201501 1 001", []),  # no 30 February
        ("NI PPPK 199003152024211005", [Kind.NIP]),
        ("١٩٨٠٠١٠١٢٠٠٥٠١١٠٠١", [Kind.NIP]),
        ("3310014101900001", [Kind.NIK]),
        ("Rp3.310.014.101.900.001", []),
        ("nomor 33100141019000019999", []),
        ("WA 0812-3456-7890", [Kind.PHONE]),
        ("+62 812 3456 7890 dan (021) 5551234", [Kind.PHONE]),
        ("08/2023 sampai 09/2024, 12.345 orang, skor 327", []),
        ("Tahun 2019 2020 2021 2022", []),
        ("ratna@gmail.com atau bkd@klatenkab.go.id", [Kind.EMAIL]),
        ("SK Nomor 800/1234/2024", []),
    ],
)
def test_what_is_found(text, kinds):
    assert [finding.kind for finding in find(text)] == kinds


def test_a_long_text_of_digits_is_read_in_a_moment():
    started = datetime.datetime.now()

    find("1 2.3-" * 20_000)

    assert datetime.datetime.now() - started < datetime.timedelta(seconds=2)
