"""The order of what was found: what counts, and what does not."""

from cop_site.search.language import stem_text
from cop_site.search.queries import Segment, understand
from cop_site.search.ranking import Collection, Text, ranked
from cop_site.search.thesaurus import Thesaurus

NAMES = Thesaurus()
NAMES.add("ABK", "Analisis Beban Kerja", ["workload analysis"])
NAMES.add("Talent Pool", "Kelompok Talenta", [])
COMMON = Collection(size=1000, holding={"pegawai": 600, "kinerja": 200, "nilai": 200, "suksesor": 3}, lengths=(6.0, 12.0, 80.0))


def text(id_: int, title: str, summary: str = "", body: str = "", **more: object) -> Text:
    return Text(id_, (stem_text(title), stem_text(summary), stem_text(body)), **more)  # type: ignore[arg-type]


def order(question: str, *texts: Text) -> list[int]:
    return ranked(texts, segments(question), COMMON)


def segments(question: str) -> tuple[Segment, ...]:
    return understand(question, NAMES).segments


def test_title_before_summary_before_body() -> None:
    assert order("talenta", text(3, "", "", "talenta"), text(2, "", "talenta"), text(1, "talenta")) == [1, 2, 3]


def test_the_rare_word_decides() -> None:
    assert order("pegawai suksesor", text(2, "pegawai"), text(1, "suksesor")) == [1, 2]


def test_both_words_once_before_one_word_often() -> None:
    assert order("penilaian kinerja", text(2, "kinerja kinerja kinerja", "kinerja"), text(1, "kinerja", "", "nilai")) == [1, 2]


def test_an_acronym_weighs_as_much_as_what_it_stands_for() -> None:
    assert order("analisis beban kerja dinas", text(2, "analisis jabatan dinas"), text(1, "ABK dinas")) == [1, 2]


def test_part_of_another_name_is_worth_something_but_less_than_all_of_it() -> None:
    assert order("talent pool", text(3, "wilayah"), text(2, "peta talenta"), text(1, "kelompok talenta")) == [1, 2, 3]


def test_neighbours_in_the_question_should_be_neighbours_in_the_text() -> None:
    assert order("uji petik", text(2, "petik hasil uji"), text(1, "hasil uji petik")) == [1, 2]


def test_a_title_that_says_what_it_is_not_about_is_not_about_it() -> None:
    assert order("promosi jabatan", text(2, "Rapat promosi wisata, bukan promosi jabatan"), text(1, "Promosi jabatan pengawas")) == [1, 2]


def test_not_merely_is_no_denial() -> None:
    assert order("daftar nama", text(2, "kelompok"), text(1, "bukan sekadar daftar nama")) == [1, 2]


def test_register_and_glossary_come_after_all_material() -> None:
    assert order("talenta", text(2, "talenta", is_material=False), text(1, "", "", "talenta")) == [1, 2]


def test_of_equally_good_ones_the_newest_comes_first() -> None:
    assert order("talenta", text(2, "talenta", day=1), text(1, "talenta", day=2)) == [1, 2]
