"""Nothing that somebody wrote is lost because they were signed out, or signed in again, before they sent it."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from members.accounts.models import User
from members.forum.models import Discussion

pytestmark = pytest.mark.django_db
HERE = {"origin": "http://testserver"}
QUESTION = {"tentang": "", "title": "Siapa menilai kompetensi JPT?", "text": '\nBaris kosong di atas,\nlalu <b>huruf</b> & "kutip".'}


def shown(html: str) -> dict[str, str]:
    """The fields of the page that gives back, as a browser would send them."""
    from html import unescape

    texts = re.findall(r'<textarea[^>]* name="([^"]+)"[^>]*>\n(.*?)</textarea>', html, re.DOTALL)
    hidden = re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)">', html)
    return {name: unescape(value) for name, value in [*texts, *hidden]}


def test_what_a_signed_out_member_wrote_is_given_back_and_not_published() -> None:
    answer = Client().post("/forum/baru/", QUESTION, headers=HERE)

    assert answer.status_code == 403
    assert "no-store" in answer["Cache-Control"]
    assert shown(answer.content.decode()).items() >= QUESTION.items()
    assert not Discussion.objects.filter(title=QUESTION["title"]).exists()


def test_a_form_from_before_signing_in_is_sent_again_with_one_button(person: Callable[..., User]) -> None:
    member, client = person(), Client(enforce_csrf_checks=True)
    client.force_login(member, backend="allauth.account.auth_backends.AuthenticationBackend")

    answer = client.post("/forum/baru/?tentang=/panduan/", {**QUESTION, "csrfmiddlewaretoken": "x" * 64}, headers=HERE)
    html = answer.content.decode()
    again = client.post("/forum/baru/?tentang=/panduan/", shown(html), headers=HERE)

    assert answer.status_code == 403
    assert f"<strong>{member.name}</strong>" in html
    assert 'action="/forum/baru/?tentang=/panduan/"' in html
    # Refused for its missing aspect alone: the token was the right one, and all of it arrived.
    assert (again.status_code, list(again.context["form"].errors)) == (422, ["aspects"])
    assert again.context["form"].data["text"] == QUESTION["text"]


@pytest.mark.parametrize("origin", ["https://penipu.example", "null", ""])
def test_nothing_is_given_back_of_what_another_site_sent(origin: str, person: Callable[..., User]) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(person(), backend="allauth.account.auth_backends.AuthenticationBackend")

    answer = client.post("/forum/baru/", QUESTION, headers={"origin": origin} if origin else {})

    assert answer.status_code == 403
    assert QUESTION["title"] not in answer.content.decode()
    assert b"csrfmiddlewaretoken" not in answer.content.split(b"<main")[1].split(b"</main>")[0]


def test_passwords_are_never_given_back() -> None:
    secret = {"login": "a@example.test", "password": "rahasia sekali dua ribu"}

    late = Client(enforce_csrf_checks=True).post("/akun/login/", secret, headers=HERE)
    elsewhere = Client().post("/forum/baru/", {**QUESTION, "new_password": "rahasia"}, headers=HERE)

    assert "rahasia" not in late.content.decode()
    assert elsewhere["Location"].startswith("/akun/login/")


@pytest.mark.parametrize(
    ("before", "next_page"),
    [
        ("http://testserver/panduan/satu/?q=a+b#bukti", "/panduan/satu/%3Fq%3Da%2Bb"),
        # Where nothing is known of a page before, the address itself says what it is.
        ("https://penipu.example/panduan/", "/ruang/simpanan/simpan/"),
        ("http://testserver/ruang/simpanan/simpan/", "/ruang/simpanan/simpan/"),
        ("", "/ruang/simpanan/simpan/"),
    ],
)
def test_a_mere_button_leads_by_the_sign_in_page_back_to_where_it_stood(before: str, next_page: str) -> None:
    answer = Client().post("/ruang/simpanan/simpan/", {"jenis": "panduan", "nomor": "1"}, headers={**HERE, "referer": before})

    assert (answer.status_code, answer["Location"]) == (302, f"/akun/login/?next={next_page}")


def test_a_script_is_sent_to_the_sign_in_page_as_ever() -> None:
    answer = Client().post("/forum/baru/", QUESTION, headers={**HERE, "accept": "application/json"})

    assert answer.status_code == 302
    assert answer["Location"].startswith("/akun/login/")


def test_an_address_that_only_takes_forms_says_so_and_leads_on(signed_in: Callable[..., Client]) -> None:
    member, accept = signed_in(), {"accept": "text/html,*/*"}

    page = member.get("/ruang/simpanan/simpan/", headers={**accept, "referer": "http://testserver/panduan/satu/"})
    by_hand = member.get("/ruang/simpanan/simpan/", headers=accept)
    program = member.get("/ruang/simpanan/simpan/")

    assert (page.status_code, page["Allow"], program.status_code, program.content) == (405, "POST", 405, b"")
    assert 'href="/panduan/satu/">Kembali' in page.content.decode()
    assert 'href="/ruang/">Kembali' in by_hand.content.decode()


def test_files_are_to_be_chosen_again(tmp_path: Any) -> None:
    from django.core.files.uploadedfile import SimpleUploadedFile

    answer = Client().post("/forum/baru/", {**QUESTION, "berkas": SimpleUploadedFile("a.txt", b"isi")}, headers=HERE)

    assert "pilih lagi" in answer.content.decode()


def test_whoever_signs_in_in_two_tabs_is_signed_in(person: Callable[..., User]) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(person(), backend="allauth.account.auth_backends.AuthenticationBackend")

    answer = client.post("/akun/login/?next=/forum/", {"login": "a@example.test", "password": "x"}, headers=HERE, follow=True)

    assert answer.redirect_chain[-1] == ("/forum/", 302)


def test_a_form_without_text_leads_back_to_its_page(person: Callable[..., User]) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(person(), backend="allauth.account.auth_backends.AuthenticationBackend")

    answer = client.post("/ruang/simpanan/simpan/", {"nomor": "1"}, headers={**HERE, "referer": "http://testserver/panduan/satu/"})

    assert answer.status_code == 403
    assert 'href="/panduan/satu/">Buka lagi' in answer.content.decode()
