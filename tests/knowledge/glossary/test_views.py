"""The public glossary."""

import pytest

from knowledge.glossary.models import Term


def test_every_term_stands_under_its_letter_with_an_address_of_its_own(text_of, db):
    html = text_of("/glosarium/")

    assert f"{Term.objects.count()} istilah" in html
    assert all(f'id="{slug}"' in html for slug in Term.objects.values_list("slug", flat=True))
    assert 'href="#huruf-s"' in html


@pytest.mark.parametrize("query", ["skp", "sasaran kinerja", "SKP"])
def test_terms_are_found_by_word_or_expansion(query, text_of, db):
    html = text_of(f"/glosarium/?q={query}")

    assert 'id="skp"' in html
    assert 'id="asn"' not in html


@pytest.mark.row("S4-03")
def test_the_merit_system_is_defined(text_of, db):
    html = text_of("/glosarium/?q=sistem merit")

    definition = html.split('id="sistem-merit"')[1].split("</div>")[0]
    assert all(word in definition for word in ("kualifikasi", "kompetensi", "kinerja", "adil"))


def test_nothing_found_says_what_to_do(text_of, db):
    html = text_of("/glosarium/?q=<zzz>")

    assert "Belum ada istilah untuk “&lt;zzz&gt;”" in html


def test_the_glossary_costs_one_query_beyond_the_frame(count_queries, db):
    assert count_queries("/glosarium/") == count_queries("/glosarium/?q=asn") == 1
