"""Acronyms are explained at their first mention, and nothing but text is touched."""

import pytest
from django.template import Context, Template
from django.utils.safestring import SafeString

from knowledge.glossary.models import Term
from knowledge.glossary.selectors import acronyms


def mark(html: str) -> str:
    return Template("{% load glossary %}{{ html|istilah }}").render(Context({"html": SafeString(html)}))


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
    assert mark(f"<p>Ini {word}.</p>") == f'<p>Ini <abbr title="{expansion}">{word}</abbr>.</p>'


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
        "<script>ASN</script>",
    ],
)
def test_links_headings_and_tags_are_left_alone(html, db):
    assert mark(html) == html


def test_text_after_a_closed_element_is_marked_again(db):
    assert mark('<a href="/x/">ASN</a> ASN') == '<a href="/x/">ASN</a> <abbr title="Aparatur Sipil Negara">ASN</abbr>'


@pytest.mark.parametrize("word", ["asn", "Asn", "ASNX", "XASN", "ASN-nya", "e/ASN"])
def test_an_acronym_is_a_whole_word_in_its_own_letters(word, db):
    assert "<abbr" not in mark(f"<p>{word}</p>")


def test_the_longest_acronym_wins(db):
    assert mark("<p>BKPSDM</p>") == '<p><abbr title="Badan Kepegawaian dan Pengembangan Sumber Daya Manusia">BKPSDM</abbr></p>'


def test_plain_text_is_escaped(db):
    assert Template("{% load glossary %}{{ t|istilah }}").render(Context({"t": "<b>ASN"})).startswith("&lt;b&gt;<abbr")


def test_an_expansion_with_quotes_cannot_leave_its_attribute(db):
    Term.objects.create(slug="xy", term="XY", expansion='"><script>', definition="d")

    assert mark("XY") == '<abbr title="&quot;&gt;&lt;script&gt;">XY</abbr>'


def test_a_saved_term_counts_at_once_and_costs_no_query_later(db, django_assert_num_queries):
    acronyms()
    with django_assert_num_queries(0):
        mark("<p>ASN</p>")

    term = Term.objects.get(term="ASN")
    term.expansion = "Arti Baru"
    term.save()

    assert 'title="Arti Baru"' in mark("<p>ASN</p>")


def test_an_empty_glossary_marks_nothing(db):
    Term.objects.all().delete()

    assert mark("<p>ASN</p>") == "<p>ASN</p>"
