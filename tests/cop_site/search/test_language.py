"""Words and stems of Indonesian as search sees them."""

import pytest

from cop_site.search.language import is_stopword, stem, stems, words


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("penilaian", "menilai"),
        ("menilai", "dinilai"),
        ("merencanakan", "perencanaan"),
        ("pengelolaan", "mengelola"),
        ("pelindungan", "perlindungan"),
        ("pengadaan", "mengadakan"),
        ("penegakan", "menegakkan"),
        ("karir", "karier"),
        ("kurang", "dikurangi"),
        ("penilainya", "menilai"),
        ("kegiatannya", "kegiatan"),
        ("bertanya", "pertanyaan"),
        ("setuju", "persetujuan"),
        ("analisa", "analisis"),
    ],
)
def test_forms_of_one_word_meet(one: str, other: str) -> None:
    assert stems(one) == stems(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("kinerja", "kerja"),
        ("pengadaan", "adalah"),
        ("penghargaan", "harga"),
        ("penempatan", "tempat"),
        ("pemerintah", "perintah"),
        ("atasan", "atas"),
        ("keberatan", "berat"),
        ("maluku", "malu"),
    ],
)
def test_words_of_the_field_do_not_melt_into_their_roots(one: str, other: str) -> None:
    assert stem(one) != stem(other)


def test_merit_is_not_cut() -> None:
    assert stem("merit") == "merit"


def test_words_are_folded_and_hold_letters_and_digits_only() -> None:
    assert words('Pola "KARIR", é-Kinerja\x00 & ½; DROP TABLE') == ["pola", "karier", "e", "kinerja", "1", "2", "drop", "table"]


def test_a_word_of_any_length_fits_an_index() -> None:
    assert [len(word) for word in words("a" * 10_000)] == [40]


def test_small_words_say_nothing() -> None:
    assert [word for word in words("apa yang harus dilakukan kalau target tidak tercapai") if not is_stopword(word)] == [
        "dilakukan",
        "target",
        "tercapai",
    ]


@pytest.mark.parametrize(
    ("one", "other"), [("eselon II", "eselon 2"), ("lima tahun", "5 tahun"), ("sembilan kotak", "9 kotak"), ("golongan iv", "golongan 4")]
)
def test_numbers_meet_in_words_and_figures(one: str, other: str) -> None:
    assert stems(one) == stems(other)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1.250 jam", ["1250", "jam"]),
        ("Rp 1.250.000", ["rp", "1250000"]),
        ("3.10", ["3", "10"]),
        ("25.11.2026", ["25", "11", "2026"]),
        ("1.2500", ["1", "2500"]),
        ("v1.250.3", ["v1", "250", "3"]),
    ],
)
def test_points_between_thousands_are_part_of_the_number(text: str, expected: list[str]) -> None:
    assert words(text) == expected
