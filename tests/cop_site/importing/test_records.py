"""A line is either a record that fits our database or names every reason why not."""

import json
from dataclasses import asdict, replace
from types import SimpleNamespace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cop_site.importing.known import Known, folded
from cop_site.importing.records import KINDS, Judge

KNOWN = Known(aspects={code: SimpleNamespace(code=code) for code in ("1", "2", "3.10")}, instansi={folded("Pemerintah Kabupaten Klaten"): 7})
GOOD = {"id": "a", "kind": "panduan", "title": "Judul", "aspect": "1"}
nothing = st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.lists(st.text(), max_size=2)


def judge(data, line=1, judge=None):
    return (judge or Judge(KNOWN)).judge(line, data, lambda *told: None)


@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        ({"id": None}, "id belum diisi"),
        ({"id": "  "}, "id belum diisi"),
        ({"id": ["a"]}, "id harus teks"),
        ({"id": "a\u0000b"}, "tidak tercetak"),
        ({"id": "x" * 121}, "id terlalu panjang: 121"),
        ({"kind": "resep"}, "kind “resep” tidak dikenal"),
        ({"kind": "berita"}, "tidak dikenal"),
        ({"kind": {"a": 1}}, "tidak dikenal"),
        ({"title": ""}, "title belum diisi"),
        ({"title": "\u200b \n\u0007"[1:]}, "title belum diisi"),
        ({"title": 12}, "title harus teks"),
        ({"title": "x" * 256}, "title terlalu panjang: 256 karakter, paling banyak 255"),
        ({"summary": "x" * 401}, "summary terlalu panjang"),
        ({"summary": "\ud800"}, "surrogate"),
        ({"body": {"html": ""}}, "body harus teks"),
        ({"body": "x" * 100_001}, "body terlalu panjang: 100.001"),
        ({"kind": "forum", "body": "|" * 41}, "Tabel paling lebar"),
        ({"aspect": ""}, "aspect belum diisi"),
        ({"aspect": "99"}, "aspek “99” tidak dikenal"),
        ({"aspect": 3.1}, "harus teks"),
        ({"aspects_extra": "2"}, "harus berupa daftar"),
        ({"aspects_extra": ["2", "sembilan"]}, "aspek “sembilan” tidak dikenal"),
        ({"instansi": 33}, "instansi harus teks"),
        ({"year": "dua ribu"}, "bukan tahun"),
        ({"year": True}, "bukan tahun"),
        ({"year": 2023.5}, "bukan tahun"),
        ({"year": 99999}, "year harus antara"),
        ({"source_url": "javascript:alert(1)"}, "bukan alamat http(s)"),
        ({"source_url": "ftp://contoh.id/a"}, "bukan alamat http(s)"),
        ({"source_url": "http://[::1"}, "bukan alamat http(s)"),
        ({"source_url": "https://contoh.id/" + "x" * 500}, "source_url terlalu panjang"),
        ({"kind": "forum", "title": "x" * 161}, "paling banyak 160"),
        ({"kind": "forum", "body": "x" * 19_001}, "body terlalu panjang"),
    ],
)
def test_a_bad_value_is_named_with_its_reason(changed, reason):
    record, reasons = judge({**GOOD, **changed})

    assert record is None
    assert reason in " ".join(reasons)


def test_all_reasons_of_a_line_are_told_at_once():
    _record, reasons = judge({"id": "a", "kind": "resep", "aspect": "99"})

    assert len(reasons) == 3


def test_an_id_belongs_to_the_first_line_that_bears_it():
    one = Judge(KNOWN)
    judge(GOOD, 1, one)

    record, reasons = judge({**GOOD, "title": "Lain"}, 2, one)

    assert record is None
    assert "sudah dipakai di baris 1" in reasons[0]


def test_a_bad_line_leaves_its_id_to_a_better_one():
    one = Judge(KNOWN)
    judge({**GOOD, "aspect": "99"}, 1, one)

    assert judge(GOOD, 2, one)[0].line == 2


@pytest.mark.parametrize("name", ["Pemerintah Kabupaten Klaten", "pemkab klaten", "  Pemkab   Klaten "])
def test_an_instansi_is_known_by_any_form_of_its_name(name):
    record, _ = judge({**GOOD, "instansi": name})

    assert record.instansi_id == 7


def test_an_unknown_instansi_is_told_and_kept_as_text():
    told = []

    record, _ = Judge(KNOWN).judge(1, {**GOOD, "instansi": "Pemkab Contoh A"}, lambda *notice: told.append(notice))

    assert (record.instansi_id, record.instansi) == (None, "Pemkab Contoh A")
    assert "Pemkab Contoh A" in told[0][1]


def test_numbers_as_text_and_text_as_numbers_are_understood_where_only_one_thing_can_be_meant():
    record, _ = judge({**GOOD, "id": 12, "aspect": 1, "aspects_extra": [2, "3.10", "2"], "year": "2023"})

    assert (record.id, record.aspects, record.year) == ("12", ("1", "2", "3.10"), 2023)


def test_what_cannot_be_printed_is_taken_out_of_texts_and_the_rest_kept_as_sent():
    record, _ = judge({**GOOD, "title": "Cara\u0000 \u202eمرحبا 🎉", "body": "a\u0000b\r\nc"})

    assert (record.title, record.body) == ("Cara مرحبا 🎉", "ab\nc")


@given(st.dictionaries(st.sampled_from([*GOOD, "summary", "body", "aspects_extra", "instansi", "year", "source_url", "lain"]), nothing))
@settings(max_examples=300)
def test_whatever_a_line_says_it_is_a_record_or_has_reasons(changed):
    record, reasons = judge({**GOOD, **changed})

    assert (record is None) == bool(reasons)
    if record is not None:
        assert record.kind in KINDS
        assert record.title.strip()
        json.dumps(asdict(record), ensure_ascii=False).encode()


def test_the_digest_follows_what_is_said_and_not_where():
    record, _ = judge(GOOD)

    assert replace(record, line=99).digest == record.digest
    assert replace(record, summary="lain").digest != record.digest
