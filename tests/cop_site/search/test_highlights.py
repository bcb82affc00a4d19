"""Marks in titles and excerpts."""

from cop_site.search.highlights import EXCERPT_LENGTH, Marker
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
