"""Marks in titles and excerpts."""

from hypothesis import given
from hypothesis import strategies as st

from cop_site.search.highlights import EXCERPT_LENGTH, LEAD_LENGTH, Marker, densest
from cop_site.search.queries import SearchQuery, Segment
from cop_site.search.thesaurus import Alternative

MARKER = Marker.for_query(SearchQuery(segments=(Segment(("menilai",), (Alternative(("beban", "kerja"), 1.0),)),)))


def test_every_form_of_a_word_is_marked() -> None:
    assert MARKER.title("Penilaian yang dinilai baik") == "<mark>Penilaian</mark> yang <mark>dinilai</mark> baik"


def test_a_phrase_is_marked_only_as_a_whole() -> None:
    assert MARKER.title("Beban kerja, bukan kerja keras") == "<mark>Beban</mark> <mark>kerja</mark>, bukan kerja keras"


def test_markup_in_a_text_stays_text() -> None:
    assert MARKER.title('<script>nilai</script>"&') == "&lt;script&gt;<mark>nilai</mark>&lt;/script&gt;&quot;&amp;"


def test_an_excerpt_begins_near_the_first_mark() -> None:
    excerpt = MARKER.excerpt("tidak ada", "kata " * 100 + "penilaian " + "lagi " * 100)

    assert excerpt is not None
    assert excerpt.startswith("… ")
    assert excerpt.endswith(" …")
    assert "<mark>penilaian</mark>" in excerpt
    assert len(excerpt) < EXCERPT_LENGTH + 40


def test_no_mark_no_excerpt() -> None:
    assert MARKER.excerpt("tidak ada apa-apa") is None


@given(st.lists(st.tuples(st.sampled_from(["kata", "Kata", "lain", "talenta"]), st.integers(1, 90)), min_size=1, max_size=60))
def test_the_stretch_shown_is_the_first_with_the_most_different_marks(said: list[tuple[str, int]]) -> None:
    text, spans = "", []
    for word, apart in said:
        text += " " * apart
        spans.append((len(text), len(text) + len(word)))
        text += word
    width = EXCERPT_LENGTH - LEAD_LENGTH

    def different(span: tuple[int, int]) -> int:
        return len({text[a:b].lower() for a, b in spans if span[0] <= a < span[0] + width})

    assert densest(text, spans) == max(spans, key=lambda span: (different(span), -span[0]))
