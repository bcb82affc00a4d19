"""Signs in the search box: what they become, and that a text without them stays as it is."""

import pytest

from cop_site.search.filters import filter_aspects, filters_from
from cop_site.search.operators import read_filters, spoken

PLAIN = [
    "manajemen talenta",
    "a:b",
    "-",
    "- -",
    "–",
    "10:30",
    "pra-jabatan",
    '"',
    '""',
    '"-"',
    "https://x.go.id/a:b",
    "x: y",
    ":",
    "S-1",
]


@pytest.mark.parametrize("text", PLAIN)
def test_a_text_without_signs_is_left_as_it_is(text):
    assert read_filters(text, []).text == text
    assert spoken(text).plain == text
    assert not spoken(text).phrases
    assert not spoken(text).without


@pytest.mark.parametrize(
    ("written", "name", "codes"),
    [
        ("jenis:panduan", "jenis", ["panduan"]),
        ("JENIS:Panduan", "jenis", ["panduan"]),
        ('jenis:"Praktik baik"', "jenis", ["praktik"]),
        ("aspek:3", "aspek", ["3"]),
        ("tahun:2024", "tahun", ["2024"]),
        ("provinsi:jabar", "provinsi", ["32"]),
        ("provinsi:“Jawa Barat”", "provinsi", ["32"]),
        ('instansi:"Kota Bandung"', "instansi", ["32.73"]),
        ("instansi:BKN", "instansi", None),
        ("bentuk:video", "format", ["video"]),
        ("sejak:2024", "sejak", ["2024"]),
        ("sebelum:2025", "sebelum", ["2025"]),
    ],
)
def test_a_written_filter_is_the_one_of_the_address(db, framework, written, name, codes):
    found = read_filters(f"talenta {written} dan kinerja", filter_aspects())

    assert found.text == "talenta dan kinerja"
    assert list(found.chosen) == [name]
    assert found.chosen[name]
    assert codes in (None, found.chosen[name])
    assert found.not_understood == []


@pytest.mark.parametrize("written", ["warna:merah", "jenis:entah", "tahun:1800", "tahun:²", 'instansi:"Kota Antah"', "instansi:\0", "aspek:99"])
def test_what_is_not_understood_stays_a_plain_word_and_is_named(db, framework, written):
    found = read_filters(f"talenta {written}", filter_aspects())

    assert (found.text, found.chosen, found.not_understood) == (f"talenta {written}", {}, [written])


def test_phrases_stay_among_the_words_and_left_out_words_do_not():
    said = spoken('talenta "uji kompetensi" -pelantikan -"rapat kerja"')

    assert said.plain.split() == ["talenta", '"uji', 'kompetensi"']
    assert [sign.label for sign in said.phrases] == ["uji kompetensi"]
    assert [sign.label for sign in said.without] == ["pelantikan", "rapat kerja"]
    assert said.quoted_words == {"uji", "kompetensi"}


def test_of_several_bounds_the_narrowest_counts(db, framework):
    query = filters_from(text="sejak:2020 sejak:2022 sebelum:2026", aspects=filter_aspects(), sebelum="2025").query

    assert (query.since, query.before, query.text) == (2022, 2025, "")


def test_a_written_filter_costs_few_queries_and_a_plain_text_none_more(db, framework, django_assert_num_queries):
    aspects = filter_aspects()

    with django_assert_num_queries(0):
        filters_from(text="talenta: apa itu? -", aspects=aspects)
    with django_assert_num_queries(2):
        filters_from(text="provinsi:jabar talenta", aspects=aspects)
