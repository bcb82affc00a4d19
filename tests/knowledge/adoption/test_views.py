"""The public numbers, and the way of an operator from a practice to its declaration."""

import datetime
import re

import pytest
from django.test import Client
from django.utils import timezone

from knowledge.adoption import services
from knowledge.adoption.models import Adoption
from knowledge.models import GuidePage, NewsPage

FORM = {"stage": "sudah", "since_year": "2025", "since_month": "3", "adapted": "Formulir satu halaman", "evidence": "SK rahasia 12"}


def public_count(html, words):
    found = re.search(words + r" (\d+) instansi", html)
    return int(found[1]) if found else 0


def test_the_public_number_is_that_of_confirmed_unexpired_adoptions(practice, declare, person, text_of):
    """D-06."""
    today, verifier = timezone.localdate(), person("verifikator")
    confirmed = [declare(code) for code in ("63", "33.10", "35")]
    declare("33")
    expired = declare("34")
    for adoption in confirmed:
        services.confirm_adoption(adoption, by=verifier, expires_on=today)
    services.confirm_adoption(expired, by=verifier, expires_on=today - datetime.timedelta(days=1))

    before = text_of("/praktik/skp-berjenjang/")
    services.revoke_confirmation(confirmed[0], by=verifier)
    after = text_of("/praktik/skp-berjenjang/")

    assert [public_count(page, "terverifikasi di") for page in (before, after)] == [3, 2]
    assert [public_count(page, "Dinyatakan diterapkan oleh") for page in (before, after)] == [5, 5]


def test_the_page_names_who_applies_it_and_since_when_but_no_evidence(practice, declare, text_of, signed_in):
    declare("63", since_month=3, adapted="Formulir satu halaman", evidence="SK rahasia 12", evidence_url="https://drive.example/rahasia")

    html = text_of("/praktik/skp-berjenjang/")

    assert "Sudah menerapkan, sejak Maret 2025" in html
    assert "Formulir satu halaman" in html
    for page in (html, text_of("/instansi/63/"), signed_in("anggota", "35").get("/praktik/skp-berjenjang/").content.decode()):
        assert "rahasia" not in page


@pytest.mark.row("S0-31")
def test_the_page_of_the_instansi_lists_what_it_applies_and_its_own_practice(practice, declare, text_of):
    declare("63")

    assert "SKP berjenjang" in text_of("/instansi/63/").split('id="penerapan"')[1]
    assert 'id="penerapan"' not in text_of("/instansi/32/")


def test_an_unpublished_practice_shows_nowhere(practice, declare, text_of, signed_in):
    declare("63")
    practice.unpublish()

    assert "SKP berjenjang" not in text_of("/instansi/63/")
    assert "SKP berjenjang" not in signed_in("operator", "63").get("/ruang/penerapan/").content.decode()


@pytest.mark.parametrize(
    ("role", "code", "words"),
    [
        ("operator", "63", "Nyatakan kami menerapkan"),
        ("pimpinan", "63", "Nyatakan kami menerapkan"),
        ("anggota", "63", "Instansi Anda menerapkan ini?"),
        ("operator", "32", "Praktik ini berasal dari instansi Anda"),
    ],
)
def test_each_reader_is_offered_what_they_may_do(practice, signed_in, role, code, words):
    offers = {"Nyatakan kami menerapkan", "Instansi Anda menerapkan ini?", "Praktik ini berasal dari instansi Anda"}

    html = signed_in(role, code).get("/praktik/skp-berjenjang/").content.decode()

    assert {offer for offer in offers if offer in html} == {words}


def test_signed_out_readers_see_no_button_and_get_no_cookie(practice, declare, client):
    declare("63")

    response = client.get("/praktik/skp-berjenjang/")

    assert "/ruang/penerapan/" not in response.content.decode()
    assert "csrf" not in response.content.decode()
    assert response.cookies == {}


def test_other_kinds_are_not_applied(publish, signed_in):
    publish(NewsPage, "Kabar")

    assert 'id="penerapan"' not in signed_in("operator", "63").get("/berita/kabar/").content.decode()


def test_declaring_leads_back_to_the_page_with_the_number(practice, signed_in):
    client = signed_in("operator", "63")

    answer = client.post(f"/ruang/penerapan/baru/{practice.pk}/", FORM, follow=True)

    assert answer.redirect_chain == [("/praktik/skp-berjenjang/#penerapan", 302)]
    html = answer.content.decode()
    assert "Pernyataan tersimpan" in html
    assert "Dinyatakan diterapkan oleh 1 instansi" in html
    assert "Perbarui pernyataan instansi saya" in html


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"since_year": ""}, "since_year"),
        ({"since_year": "2999"}, "since_year"),
        ({"stage": "merencanakan", "since_year": "2999"}, "since_year"),
        ({"stage": ""}, "stage"),
        ({"adapted": "x" * 601}, "adapted"),
        ({"evidence_url": "javascript:alert(1)"}, "evidence_url"),
    ],
)
def test_a_refused_form_keeps_what_was_typed(practice, signed_in, change, field):
    answer = signed_in("operator", "63").post(f"/ruang/penerapan/baru/{practice.pk}/", {**FORM, "note": "Tetap di sini", **change})

    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == [field]
    assert "Tetap di sini" in answer.content.decode()
    assert not Adoption.objects.exists()


def test_a_colleague_who_declares_too_loses_nothing_and_changes_nothing(practice, declare, signed_in):
    declare("63", note="Punya operator")

    answer = signed_in("pimpinan", "63").post(f"/ruang/penerapan/baru/{practice.pk}/", {**FORM, "note": "Punya pimpinan"})

    assert answer.status_code == 422
    assert "Punya pimpinan" in answer.content.decode()
    assert Adoption.objects.get().note == "Punya operator"


def test_pressing_twice_declares_once(practice, signed_in):
    client = signed_in("operator", "63")

    answers = [client.post(f"/ruang/penerapan/baru/{practice.pk}/", FORM).status_code for _ in range(2)]

    assert answers == [302, 302]
    assert Adoption.objects.count() == 1


def test_who_comes_again_changes_what_stands(practice, declare, signed_in):
    adoption = declare("63", note="Lama")
    client = signed_in("pimpinan", "63")

    led = client.get(f"/ruang/penerapan/baru/{practice.pk}/")
    client.post(led["Location"], {**FORM, "note": "Baru"})

    assert led["Location"] == f"/ruang/penerapan/{adoption.pk}/sunting/"
    assert Adoption.objects.get().note == "Baru"


def test_an_administrator_speaks_for_the_instansi_that_is_named(practice, signed_in):
    signed_in("admin").post(f"/ruang/penerapan/baru/{practice.pk}/?instansi=63", FORM)

    assert Adoption.objects.get().instansi.code == "63"


def test_naming_another_instansi_gives_an_operator_no_voice_there(practice, signed_in):
    signed_in("operator", "33.10").post(f"/ruang/penerapan/baru/{practice.pk}/?instansi=63", FORM)

    assert Adoption.objects.get().instansi.code == "33.10"


def test_a_page_without_adopters_costs_the_public_no_query_and_more_adopters_no_more(practice, publish, declare, count_queries):
    none = count_queries("/praktik/skp-berjenjang/")
    declare("63")
    one = count_queries("/praktik/skp-berjenjang/")
    declare("33.10")
    declare("35")

    assert (one - none, count_queries("/praktik/skp-berjenjang/") - one) == (1, 0)


def test_lists_ask_as_often_for_one_declaration_as_for_three(publish, declare, signed_in, count_queries):
    client = signed_in("operator", "63")
    places = [("/ruang/penerapan/", client), ("/instansi/63/", Client())]
    declare("63", page=publish(GuidePage, "Satu"))
    once = [count_queries(*place) for place in places]
    declare("63", page=publish(GuidePage, "Dua"))
    declare("63", page=publish(GuidePage, "Tiga"))

    assert [count_queries(*place) for place in places] == once
