"""Forms in the hands of readers, and their submissions in the CMS."""

import csv
import datetime
import io

import pytest
import time_machine
from django.test import Client
from wagtail.contrib.forms.models import FormSubmission
from wagtail.models import PageViewRestriction

from knowledge.formpages.views import harmless
from members.services import ensure_groups

DAY = datetime.datetime(2026, 12, 1, 9, tzinfo=datetime.UTC)


def test_the_page_invites_without_cookie_token_or_form(form_page, client):
    page = form_page(summary="Ceritakan minat Anda.")
    response = client.get("/tema/minat/")
    html = response.content.decode()

    assert f'href="{page.form_url}"' in html
    assert "<form" not in html.split("<main")[1].split("</main")[0]
    assert "csrfmiddlewaretoken" not in html
    assert not response.cookies


def test_only_the_form_sets_a_cookie_and_no_cache_keeps_it(form_page, client):
    response = client.get(form_page().form_url)

    assert set(response.cookies) == {"csrftoken"}
    assert "no-store" in response["Cache-Control"]
    assert "form-action 'self'" in response["Content-Security-Policy"]
    assert "unsafe" not in response["Content-Security-Policy"]


def test_a_form_without_its_token_is_refused(form_page, answers):
    client = Client(enforce_csrf_checks=True)

    assert client.post(form_page().form_url, answers).status_code == 403
    assert not FormSubmission.objects.exists()


def test_what_is_sent_is_kept_and_the_reader_thanked(form_page, client, answers):
    page = form_page(thanks="Terima kasih, kami hubungi Anda.")

    response = client.post(page.form_url, answers, follow=True)

    assert "Terima kasih, kami hubungi Anda." in response.content.decode()
    kept = FormSubmission.objects.get()
    assert kept.page_id == page.pk
    assert {name: kept.form_data[name] for name in ("nama", "surel", "harapan")} == {
        "nama": "Siti Fiktif",
        "surel": "siti@contoh.test",
        "harapan": "Belajar",
    }


def test_what_was_typed_stays_when_something_is_wrong(form_page, client, answers):
    html = client.post(form_page().form_url, {**answers, "surel": "bukan-surel"}).content.decode()

    assert 'value="Siti Fiktif"' in html
    assert 'value="bukan-surel"' in html
    assert "Periksa lagi isian berikut" in html
    assert not FormSubmission.objects.exists()


def test_nothing_is_taken_without_consent(form_page, client, answers):
    del answers["persetujuan-data"]

    assert "Tanpa persetujuan ini isian tidak dapat dikirim." in client.post(form_page().form_url, answers).content.decode()
    assert not FormSubmission.objects.exists()


def test_what_a_robot_sends_is_thanked_and_dropped(form_page, client, answers):
    page = form_page()

    response = client.post(page.form_url, {**answers, "situs-web": "https://iklan.test"})

    assert response["Location"] == f"{page.form_url}terima-kasih/"
    assert not FormSubmission.objects.exists()


def test_one_network_sends_only_so_many_in_a_minute(form_page, client, answers):
    page = form_page()

    codes = [client.post(page.form_url, answers).status_code for _ in range(11)]

    assert codes == [302] * 10 + [429]
    assert FormSubmission.objects.count() == 10


def test_a_form_that_is_not_for_everybody_is_not_found(form_page, client, answers):
    page = form_page()
    assert client.get(page.form_url).status_code == 200
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)

    assert client.get(page.form_url).status_code == 404
    assert client.post(page.form_url, answers).status_code == 404


def test_after_its_last_day_a_form_says_so_and_takes_nothing(form_page, client, answers):
    page = form_page(closes_on=datetime.date(2026, 11, 30))

    with time_machine.travel(DAY, tick=False):
        answer = client.post(page.form_url, answers)
        html = client.get("/tema/minat/").content.decode()

    assert answer["Location"] == "/tema/minat/"
    assert "Formulir ini ditutup pada Senin, 30 November 2026." in html
    assert "Isi formulir" not in html
    assert not FormSubmission.objects.exists()


@pytest.fixture
def submitted(form_page, person, home):
    """A form of which one editor is in charge, with one submission."""
    ensure_groups(home)
    page = form_page(owner=person("penyelenggara"), steward=person("editor"))
    FormSubmission.objects.create(page=page, form_data={"nama": "=1+1", "surel": "siti@contoh.test", "harapan": "-2"})
    return page


def test_whoever_is_in_charge_and_administrators_read_submissions_and_nobody_else(submitted, person, signed_in):
    other = Client()
    other.force_login(person("editor", email="editor-lain@example.test"), backend="allauth.account.auth_backends.AuthenticationBackend")
    at = f"/admin/forms/submissions/{submitted.pk}/"

    assert "siti@contoh.test" in signed_in("editor").get(at).content.decode()
    assert "siti@contoh.test" in signed_in("admin").get(at).content.decode()
    for client in (other, signed_in("penyelenggara"), signed_in("moderator")):
        refused = client.get(at)
        assert refused.status_code in {302, 403}
        assert "siti@contoh.test" not in client.get(at, follow=True).content.decode()


def test_cells_of_the_file_are_no_formulas(submitted, signed_in):
    response = signed_in("admin").get(f"/admin/forms/submissions/{submitted.pk}/?export=csv")
    text = b"".join(response.streaming_content).decode("utf-8-sig")
    row = next(csv.DictReader(io.StringIO(text)))

    assert row["Nama"] == "'=1+1"
    assert row["Harapan"] == "'-2"
    assert row["Surel"] == "siti@contoh.test"


@pytest.mark.parametrize("text", ["=1", "+1", "-1", "@SUM(1)", "\t=1", "  =1"])
def test_whatever_begins_like_a_formula_is_made_harmless(text):
    assert harmless(text) == f"'{text}"


def test_an_editor_previews_the_form_itself(form_page):
    page = form_page()

    html = page.make_preview_request(preview_mode="form").content.decode()

    assert 'name="harapan"' in html
