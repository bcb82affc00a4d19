"""How a text becomes segments with other names."""

from cop_site.search.queries import understand
from cop_site.search.thesaurus import EXPANSION_WEIGHT, SIBLING_WEIGHT, SYNONYM_WEIGHT, Thesaurus


def names() -> Thesaurus:
    known = Thesaurus()
    known.add("ABK", "Analisis Beban Kerja", ["workload analysis"])
    known.add("TL", "Tindak Lanjut", ["follow up", "RTL"])
    return known


def other_names(text: str) -> dict[str, float]:
    return {" ".join(other.phrase): other.weight for segment in understand(text, names()).segments for other in segment.alternatives}


def test_an_acronym_brings_its_expansion_and_the_expansion_its_acronym() -> None:
    assert other_names("ABK")["analisis beban kerja"] == EXPANSION_WEIGHT
    assert other_names("analisa beban kerja")["abk"] == EXPANSION_WEIGHT


def test_synonyms_weigh_less_than_expansions() -> None:
    assert EXPANSION_WEIGHT > other_names("ABK")["workload analysis"] == SYNONYM_WEIGHT
    assert SYNONYM_WEIGHT > other_names("follow up")["rtl"] == SIBLING_WEIGHT


def test_two_letters_are_an_acronym_only_in_capitals() -> None:
    assert other_names("TL") != {}
    assert other_names("tl") == {}


def test_the_longest_known_phrase_is_one_segment() -> None:
    segments = understand("contoh analisis beban kerja dinas", names()).segments

    assert [segment.words for segment in segments] == [("contoh",), ("analisis", "beban", "kerja"), ("dinas",)]


def test_small_words_are_dropped_unless_nothing_else_was_said() -> None:
    assert [segment.words for segment in understand("apa itu ABK", names()).segments] == [("abk",)]
    assert [segment.words for segment in understand("apa itu", names()).segments] == [("apa",), ("itu",)]


def test_a_corrected_word_finds_its_other_names() -> None:
    found = understand("analisis beban kreja", names(), lambda said: {word: "kerja" for word in said if word == "kreja"})

    assert found.corrections == {"kreja": "kerja"}
    assert found.segments[0].words == ("analisis", "beban", "kerja")


def test_words_of_a_known_name_are_not_taken_for_mistakes() -> None:
    asked: list[str] = []

    understand("workload zzz", names(), lambda said: asked.extend(said) or {})

    assert asked == ["zzz"]
