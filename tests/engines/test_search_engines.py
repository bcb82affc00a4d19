"""What every search engine must do, asked of each real one whose address is given."""

import os
from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from django.db import connection, transaction

from cop_site.search.documents import Document
from cop_site.search.engines import Engine, database_engine
from cop_site.search.engines.elasticsearch import ElasticsearchEngine
from cop_site.search.language import stem_text, words
from cop_site.search.queries import BY_DATE, FACETS, SearchQuery, understand
from cop_site.search.thesaurus import Thesaurus

NAMES = Thesaurus()
NAMES.add("ABK", "Analisis Beban Kerja", ["workload analysis"])


@pytest.fixture(
    params=[
        "sqlite",
        pytest.param("postgresql", marks=pytest.mark.engine("postgresql")),
        pytest.param("elasticsearch", marks=pytest.mark.engine("elasticsearch")),
    ]
)
def engine(request: pytest.FixtureRequest, db: None) -> Engine:
    """An empty index of each engine."""
    if request.param == "elasticsearch":
        found: Any = request.getfixturevalue("beside_the_database")
    elif request.param == connection.vendor:
        found = database_engine()
        found.clear()
    else:
        pytest.skip(f"this run is on {connection.vendor}")
    return found


@pytest.fixture
def beside_the_database(db: None) -> Iterator[Any]:
    """Elasticsearch with the database's engine behind it; both are written, as the services do."""
    inner = database_engine()
    outer = ElasticsearchEngine(os.environ["COP_TEST_ELASTICSEARCH_URL"], inner, alias=f"cop-test-engines-{os.getpid()}", is_immediate=True)
    for engine in (inner, outer):
        engine.clear()
    yield Pair(outer, inner)
    with outer.reached(10) as client:
        client.indices.delete(index=",".join(client.indices.get_alias(name=outer.alias)))


class Pair:
    """Writes to both, asks the outer one."""

    def __init__(self, outer: Engine, inner: Engine) -> None:
        self.outer, self.inner = outer, inner

    def __getattr__(self, name: str) -> Any:
        def both(*arguments: Any) -> None:
            for engine in (self.inner, self.outer):
                getattr(engine, name)(*arguments)

        return both if name in {"index", "delete", "begin_rebuild", "fill", "finish_rebuild"} else getattr(self.outer, name)


def document(id_: int, title: str, *, summary: str = "", body: str = "", aspects: tuple[int, ...] = (3,), **more: Any) -> Document:
    texts = {"title": " ".join(words(title)), "summary": " ".join(words(summary)), "body": " ".join(words(body))}
    facts = {
        "kind": "panduan",
        "instansi_id": None,
        "province_id": None,
        "year": 2026,
        "levels": (),
        "format": "teks",
        "date": date(2026, 1, 1),
        "boost": 1.0,
        **more,
    }
    return Document(id=id_, aspect_ids=aspects, **facts, **texts, **{f"{name}_stems": stem_text(text) for name, text in texts.items()})


def ask(engine: Engine, text: str = "", **more: Any) -> list[int]:
    return engine.query(question(text, **more)).ids


def question(text: str, **more: Any) -> SearchQuery:
    return SearchQuery(text=text, segments=understand(text, NAMES).segments if text else (), **more)


def test_other_forms_of_a_word_are_found(engine: Engine) -> None:
    engine.index([document(1, "Penilaian kinerja"), document(2, "Kerja bakti")])

    assert ask(engine, "menilai") == [1]
    assert ask(engine, "dinilai kinerja") == [1]


def test_a_title_counts_more_than_a_summary_and_that_more_than_a_body(engine: Engine) -> None:
    filler = "kata lain yang panjang"
    engine.index(
        [
            document(1, filler, summary=filler, body="talenta"),
            document(2, filler, summary="talenta", body=filler),
            document(3, "talenta", summary=filler, body=filler),
            *(document(number, filler, summary=filler, body=filler) for number in range(10, 20)),
        ]
    )

    assert ask(engine, "talenta") == [3, 2, 1]


def test_among_very_many_hits_those_that_say_it_in_the_title_still_come_first(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cop_site.search.engines.postgresql.MOST_READ", 0)
    engine.index([document(number, "kata lain", body="talenta") for number in range(10, 250)] + [document(1, "talenta", body="kata lain")])

    found = engine.query(question("talenta"))

    assert found.total == 241
    assert found.ids[0] == 1


def test_a_rare_word_counts_more_than_a_common_one(engine: Engine) -> None:
    engine.index([document(1, "pegawai biasa"), document(2, "suksesor biasa"), *(document(n, "pegawai lain") for n in range(10, 20))])

    assert ask(engine, "pegawai suksesor")[0] == 2


def test_another_name_is_found_but_below_the_own_words(engine: Engine) -> None:
    engine.index([document(1, "Analisis beban kerja dinas"), document(2, "ABK dinas"), document(3, "Beban listrik dinas")])

    assert ask(engine, "ABK") == [2, 1]


def test_a_phrase_is_not_found_across_fields(engine: Engine) -> None:
    engine.index([document(1, "Analisis beban", summary="kerja")])

    assert ask(engine, "ABK") == []


def test_entries_with_all_words_are_enough_when_there_are_enough(engine: Engine) -> None:
    engine.index([*(document(number, "peta talenta") for number in range(1, 11)), document(11, "peta wilayah")])

    assert sorted(ask(engine, "peta talenta")) == list(range(1, 11))


def test_some_of_the_words_will_do_when_too_little_holds_them_all(engine: Engine) -> None:
    engine.index([document(1, "peta talenta"), document(2, "peta wilayah")])

    assert ask(engine, "peta talenta") == [1, 2]


def test_filters_narrow_and_facets_count_one_more_choice(engine: Engine) -> None:
    engine.index(
        [
            document(1, "rapor", aspects=(3,)),
            document(2, "rapor", aspects=(5,), year=2025),
            document(3, "rapor", kind="praktik", aspects=(3, 5)),
            document(4, "rapor", kind="praktik", aspects=(), instansi_id=63),
        ]
    )

    found = engine.query(question("rapor", kinds=("panduan",), aspect_ids=(3,)))

    assert (found.total, found.ids) == (1, [1])
    assert dict(found.kinds) == {"panduan": 1, "praktik": 1}
    assert dict(found.aspects) == {3: 1, 5: 1}
    assert ask(engine, "rapor", aspect_ids=(3, 5), sort=BY_DATE) == [3, 2, 1]
    assert ask(engine, "rapor", years=(2025,)) == [2]
    assert ask(engine, "rapor", instansi_ids=(63, 64)) == [4]


@pytest.mark.parametrize(
    ("chosen", "found"),
    [
        ({}, [1, 2, 3]),
        ({"kinds": ("panduan", "praktik")}, [1, 2]),
        ({"aspect_ids": (5, 8)}, [2, 3]),
        ({"instansi_ids": (63,)}, [2]),
        ({"province_ids": (6, 7)}, [2, 3]),
        ({"years": (2024, 2025)}, [1, 2]),
        ({"levels": (1, 4)}, [1, 3]),
        ({"formats": ("audio", "teks")}, [1, 3]),
        ({"years": (2025,), "formats": ("video",)}, [2]),
        ({"years": (2024,), "levels": (4,)}, []),
    ],
)
@pytest.mark.parametrize("text", ["rapor", ""])
def test_every_group_narrows_and_counts_as_if_it_did_not(engine: Engine, text: str, chosen: dict[str, Any], found: list[int]) -> None:
    rows = [
        document(1, "rapor", aspects=(3,), year=2024, levels=(1, 2)),
        document(2, "rapor", kind="praktik", aspects=(3, 5), instansi_id=63, province_id=6, year=2025, levels=(2,), format="video"),
        document(3, "rapor", kind="acara", aspects=(8,), instansi_id=64, province_id=7, year=None, levels=(4,), format="audio"),
    ]
    engine.index([*rows, document(4, "lain", kind="berita", aspects=(9,), year=1999)] if text else rows)

    results = engine.query(question(text, **chosen))

    assert (sorted(results.ids), results.total) == (found, len(found))
    for name, field in FACETS.items():
        others = {key: values for key, values in chosen.items() if key != field}
        shown = [row for row in rows if all(set(values) & set(values_of(row, key)) for key, values in others.items())]
        assert getattr(results, name) == Counter(value for row in shown for value in values_of(row, field)), name


def values_of(row: Document, field: str) -> tuple[Any, ...]:
    if field in ("aspect_ids", "levels"):
        return tuple(getattr(row, field))
    value = getattr(row, {"instansi_ids": "instansi_id", "province_ids": "province_id"}.get(field, field.removesuffix("s")))
    return () if value in (None, "") else (value,)


def test_without_a_question_everything_comes_by_date(engine: Engine) -> None:
    engine.index([document(1, "lama", date=date(2020, 1, 1)), document(2, "tanpa tanggal", date=None), document(3, "baru")])

    assert ask(engine) == [3, 1, 2]
    assert ask(engine, limit=1, offset=1) == [1]


def test_a_document_that_is_written_again_is_replaced(engine: Engine) -> None:
    engine.index([document(1, "kata lama")])
    engine.index([document(1, "kata baru")])

    assert (ask(engine, "lama"), ask(engine, "baru")) == ([], [1])


def test_a_document_that_is_forgotten_is_nowhere(engine: Engine) -> None:
    engine.index([document(1, "rahasiaku")])
    engine.delete([1, 2])

    assert ask(engine, "rahasiaku") == []
    assert engine.query(question("")).total == 0
    assert engine.suggest(["rahasia"], 5) == []
    assert engine.unknown(["rahasiaku"]) == ["rahasiaku"]
    assert engine.similar(["rahasiaki"]) == []


def test_unfinished_words_bring_titles(engine: Engine) -> None:
    engine.index([document(1, "Peta talenta"), document(2, "Talenta muda", body="peta"), document(3, "Peta wilayah")])

    assert engine.suggest(["tal"], 5) == [2, 1]
    assert engine.suggest(["peta", "ta"], 5) == [1]
    assert engine.suggest([], 5) == []


def test_words_of_the_index_are_offered_for_mistakes(engine: Engine) -> None:
    engine.index([document(1, "netralitas"), document(2, "netralitas pegawai", body="negara")])

    assert engine.unknown(["netralitsa", "pegawai", "kepegawaian"]) == ["netralitsa"]
    assert engine.similar(["netralitsa"]) == [("netralitas", 2)]
    assert engine.similar([]) == []


def test_a_rebuild_never_leaves_search_empty_and_catches_up(engine: Engine) -> None:
    engine.index([document(1, "sebelum"), document(2, "dihapus nanti")])

    engine.begin_rebuild()
    engine.fill([document(1, "sebelum"), document(2, "dihapus nanti")])
    assert ask(engine, "sebelum") == [1]
    engine.lock()
    engine.finish_rebuild([[document(3, "menyusul")]], [1, 3])

    assert (ask(engine, "sebelum"), ask(engine, "menyusul"), ask(engine, "dihapus")) == ([1], [3], [])
    engine.index([document(4, "sesudah")])
    assert ask(engine, "sesudah") == [4]
    assert engine.unknown(["sesudah"]) == []


def test_a_second_rebuild_works_like_the_first(engine: Engine) -> None:
    for number in (1, 2):
        engine.begin_rebuild()
        engine.fill([document(number, "isi")])
        engine.finish_rebuild([], [number])

    assert ask(engine, "isi") == [2]


def test_an_index_that_is_there_is_not_made_again(engine: Engine) -> None:
    engine.index([document(1, "tetap")])

    assert engine.ensure() is False
    assert ask(engine, "tetap") == [1]


NAUGHTY = [
    '"', "' & !x", "a <-> b", "*:A", "\\", "NEAR(", "田中", "٣", "ǅ", "ß", "ﬁ", "x" * 500, "talenta\0peta", "\0", "😀 talenta", "\u202eatnelat",
    "مرحبا بالعالم", "talenta " * 1_250, "_" * 10_000, "%s %(x)s {0}", "a" * 10_000, "title:talenta AND body:x", "-talenta", "talenta^9", "[1 TO 2]",
    "\ud83d\ude00", "²", "Ⅳ", "\u0301\u0301", "1e999", "NULL", "'; DROP TABLE search_facts_v3; --",
]  # fmt: skip


@pytest.mark.parametrize("text", NAUGHTY)
def test_no_text_is_taken_for_a_command(engine: Engine, text: str) -> None:
    engine.index([document(1, f"judul {text}", body=text)])

    ask(engine, text)
    ask(engine, f"talenta {text} peta", sort=BY_DATE)
    engine.suggest(words(text), 5)
    engine.similar(engine.unknown(words(text)))
    engine.index([document(1, f"lain {text}")])
    engine.delete([1])
    assert engine.query(question("")).total == 0


def test_a_text_of_any_length_is_kept(engine: Engine) -> None:
    long = " ".join(f"kataku{number}" for number in range(19_000)) + " akhirnya"
    assert len(long) > 200_000
    engine.index([document(1, "panjang", body=long), document(2, "akhirnya"), *(document(number, "panjang") for number in range(3, 13))])

    assert ask(engine, "akhirnya") == [2, 1]
    engine.delete([1])
    assert ask(engine, "akhirnya") == [2]


def test_more_hits_than_are_ranked_come_on_their_pages_once_each(engine: Engine) -> None:
    engine.index([document(number, "peta talenta" if number % 3 else "peta", body="talenta") for number in range(1, 301)])

    pages = [ask(engine, "peta talenta", offset=offset, limit=50) for offset in range(0, 350, 50)]

    assert sorted(id_ for page in pages for id_ in page) == list(range(1, 301))
    assert all(number % 3 for number in pages[0])
    assert engine.query(question("peta talenta")).total == 300


def test_filters_hold_for_more_hits_than_are_ranked(engine: Engine) -> None:
    engine.index([document(number, "peta talenta", year=2020 + number % 2) for number in range(1, 601)])

    found = engine.query(question("peta talenta", years=(2021,), limit=500))

    assert (found.total, len(found.ids)) == (300, 300)
    assert all(number % 2 for number in found.ids)
    assert found.years == {2020: 300, 2021: 300}


def test_register_and_glossary_come_after_all_material_however_many_there_are(engine: Engine) -> None:
    engine.index([*(document(number, "talenta", kind="instansi", boost=0.05) for number in range(1, 251)), document(999, "peta", body="x talenta y")])

    assert ask(engine, "talenta")[0] == 999


def test_what_is_rolled_back_was_never_there(engine: Engine) -> None:
    inner = engine.inner if isinstance(engine, Pair) else engine
    inner.index([document(1, "tetap", year=2020)])
    point = transaction.savepoint()
    inner.index([document(2, "batal", year=2021)])
    assert inner.query(question("")).years == {2020: 1, 2021: 1}
    transaction.savepoint_rollback(point)
    assert inner.query(question("")).years == {2020: 1}

    inner.index([document(3, "lain", year=2022)])

    assert inner.query(question("")).years == {2020: 1, 2022: 1}


def test_another_process_sees_a_change_at_once(engine: Engine) -> None:
    inner = engine.inner if isinstance(engine, Pair) else engine
    other = type(inner)()
    inner.index([document(1, "satu", year=2020)])
    assert other.query(question("")).years == {2020: 1}

    inner.index([document(2, "dua", year=2021), document(1, "satu", year=2019)])

    assert other.query(question("")).years == {2019: 1, 2021: 1}
    inner.delete([2])
    assert other.query(question("")).years == {2019: 1}


def test_titles_that_begin_as_typed_are_suggested_first(engine: Engine) -> None:
    engine.index([document(1, "Peta jabatan dan talenta"), document(2, "Talenta muda")])

    assert engine.suggest(["talenta"], 5) == [2, 1]
    assert engine.suggest(["talenta", "mu"], 5) == [2]


def test_a_phrase_must_stand_so_and_left_out_words_must_not(engine: Engine) -> None:
    engine.index(
        [
            document(1, "Uji kompetensi pejabat"),
            document(2, "Kompetensi diuji ulang"),
            document(3, "Uji kompetensi dan pelantikan"),
            document(4, "Rapat kerja", kind="berita"),
        ]
    )
    phrase, left_out = (("uji", "kompetensi"),), (("lantik",),)

    assert sorted(ask(engine, "uji kompetensi", phrases=phrase)) == [1, 3]
    assert ask(engine, "uji kompetensi", phrases=phrase, without=left_out) == [1]
    assert sorted(ask(engine, "kompetensi", without=left_out)) == [1, 2]
    assert sorted(ask(engine, without=left_out)) == [1, 2, 4]
    assert ask(engine, "kompetensi", without=(("uji", "kompetensi"), ("uji", "ulang"))) == []


def test_left_out_words_are_left_out_of_totals_and_counts_too(engine: Engine) -> None:
    engine.index([document(1, "Talenta"), document(2, "Talenta pelantikan", kind="berita"), document(3, "Talenta", kind="acara")])

    found = engine.query(question("talenta", without=(("lantik",),)))

    assert (found.total, dict(found.kinds)) == (2, {"panduan": 1, "acara": 1})


def test_bounds_of_time_keep_what_lies_within_and_leave_out_what_has_no_year(engine: Engine) -> None:
    engine.index([document(year, "Talenta", year=year) for year in (2022, 2023, 2024, 2025)] + [document(1, "Talenta", year=None)])

    found = engine.query(question("talenta", since=2023, before=2025))

    assert sorted(found.ids) == [2023, 2024]
    assert (found.total, dict(found.years)) == (2, {2023: 1, 2024: 1})
    assert ask(engine, since=2025) == [2025]
    assert ask(engine, before=2023, years=(2022, 2025)) == [2022]


def test_signs_hold_over_pages_and_among_very_many_hits(engine: Engine) -> None:
    engine.index([document(number, "Talenta pelantikan" if number % 3 else "Talenta") for number in range(1, 700)])

    pages = [ask(engine, "talenta", without=(("lantik",),), limit=60, offset=offset) for offset in (0, 60, 120, 180, 240)]

    assert sorted(id_ for page in pages for id_ in page) == list(range(3, 700, 3))
