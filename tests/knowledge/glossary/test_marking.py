"""Terms are linked at their first mention, short forms with their expansion, and nothing but text is touched."""

import pytest
from django.template import Context, Template
from django.utils.safestring import SafeString

from knowledge.glossary.models import Term
from knowledge.glossary.selectors import marks
from knowledge.models import GuidePage


def mark(html: str) -> str:
    return Template("{% load glossary %}{{ html|istilah }}").render(Context({"html": SafeString(html)}))


ASN = '<a href="/glosarium/#asn"><abbr title="Aparatur Sipil Negara">ASN</abbr></a>'


@pytest.mark.row("S3-29")
@pytest.mark.parametrize(
    ("word", "expansion"),
    [
        ("PR", "Pekerjaan Rumah"),
        ("K/L", "Kementerian/Lembaga"),
        ("SDM", "Sumber Daya Manusia"),
        ("kanreg", "Kantor Regional BKN"),
        ("LPNK", "Lembaga Pemerintah Nonkementerian"),
    ],
)
def test_the_short_words_of_the_news_are_expanded_in_text(word, expansion, db):
    assert f'"><abbr title="{expansion}">{word}</abbr></a>.</p>' in mark(f"<p>Ini {word}.</p>")


def test_only_the_first_mention_is_marked(db):
    assert mark("<p>ASN dan ASN.</p><p>ASN</p>").count("<abbr") == 1


@pytest.mark.parametrize(
    "html",
    [
        '<a href="/x/">ASN</a>',
        "<h2>Untuk ASN</h2>",
        "<h3>ASN <em>ASN</em></h3>",
        '<abbr title="lain">ASN</abbr>',
        "<code>ASN</code>",
        '<img alt="ASN">',
        '<p title="ASN">x</p>',
        "<!-- ASN -->",
        "<caption>ASN</caption>",
        "<figcaption>Peta jabatan</figcaption>",
        "<th>Manajemen talenta</th>",
        "<button>Peta jabatan</button>",
        "<script>ASN</script>",
    ],
)
def test_links_headings_and_tags_are_left_alone(html, db):
    assert mark(html) == html


def test_text_after_a_closed_element_is_marked_again(db):
    assert mark('<a href="/x/">ASN</a> ASN') == f'<a href="/x/">ASN</a> {ASN}'


@pytest.mark.parametrize("word", ["asn", "Asn", "ASNX", "XASN", "ASN-nya", "e/ASN"])
def test_an_acronym_is_a_whole_word_in_its_own_letters(word, db):
    assert "<abbr" not in mark(f"<p>{word}</p>")


def test_the_longest_acronym_wins(db):
    marked = mark("<p>BKPSDM dan manajemen talenta</p>")

    assert ">BKPSDM</abbr>" in marked
    assert '<a href="/glosarium/#manajemen-talenta">manajemen talenta</a>' in marked
    assert marked.count("<a ") == 2


def test_plain_text_is_escaped(db):
    assert Template("{% load glossary %}{{ t|istilah }}").render(Context({"t": "<b>ASN"})).startswith("&lt;b&gt;<a href")


def test_an_expansion_with_quotes_cannot_leave_its_attribute(db):
    Term.objects.create(slug="xy", term="XY", expansion='"><script>', definition="d")

    assert '<abbr title="&quot;&gt;&lt;script&gt;">XY</abbr>' in mark("XY")


def test_a_saved_term_counts_at_once_and_costs_no_query_later(db, django_assert_num_queries):
    marks()
    with django_assert_num_queries(0):
        mark("<p>ASN</p>")

    term = Term.objects.get(term="ASN")
    term.expansion = "Arti Baru"
    term.save()

    assert 'title="Arti Baru"' in mark("<p>ASN</p>")


def test_an_empty_glossary_marks_nothing(db):
    Term.objects.all().delete()

    assert mark("<p>ASN</p>") == "<p>ASN</p>"


def test_every_term_of_the_glossary_is_linked_where_it_is_first_mentioned(db):
    terms = list(Term.objects.all())

    unlinked = [term.term for term in terms if f'<a href="/glosarium/#{term.slug}">' not in mark(f"<p>Tentang {term.term}.</p>")]

    assert len(terms) >= 127
    assert unlinked == []


@pytest.mark.parametrize("words", ["manajemen talenta", "Manajemen Talenta", "MANAJEMEN TALENTA", "manajemen\n  talenta"])
def test_a_term_of_several_words_is_found_in_any_letters(words, db):
    assert mark(f"<p>{words}</p>") == f'<p><a href="/glosarium/#manajemen-talenta">{words}</a></p>'


@pytest.mark.parametrize("word", ["pr", "Pr", "jf", "tl", "ja"])
def test_a_short_acronym_in_other_letters_is_a_word_like_any_other(word, db):
    assert mark(f"<p>{word}</p>") == f"<p>{word}</p>"


def test_a_term_is_linked_once_across_all_blocks_of_a_page(publish, text_of):
    body = [("paragraph", "<p>Manajemen talenta.</p>"), ("callout", {"kind": "tip", "title": "x", "text": "<p>Manajemen talenta lagi.</p>"})]
    publish(GuidePage, "Dua blok", body=body)

    assert text_of("/panduan/dua-blok/").count('href="/glosarium/#manajemen-talenta"') == 1
