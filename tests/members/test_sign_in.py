"""The one door: e-mail and password under /akun/, its limits, and the doors that lead to it."""

import re

import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from django.test import Client

LOGIN = "/akun/login/"
PASSWORD = "rahasia-sekali-2026"


@pytest.fixture
def verified(person):
    user = person("anggota")
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    return user


def sign_in(client, user, password=PASSWORD, **more):
    return client.post(LOGIN, {"login": user.email, "password": password, **more})


def test_a_verified_member_signs_in_and_lands_in_their_room(client, verified):
    response = sign_in(client, verified)

    assert (response.status_code, response["Location"]) == (302, "/ruang/")


def test_next_is_kept_through_the_form(client, verified):
    form = client.get(f"{LOGIN}?next=/forum/baru/").content.decode()

    assert '<input type="hidden" name="next" value="/forum/baru/"' in form
    assert "/akun/signup/?next=%2Fforum%2Fbaru%2F" in form
    assert sign_in(client, verified, next="/forum/baru/")["Location"] == "/forum/baru/"


@pytest.mark.parametrize(
    "evil", ["https://evil.example/", "//evil.example/", "/\\evil.example/", "javascript:alert(1)", "https:evil.example", "///evil.example"]
)
def test_next_leads_to_no_other_site(client, verified, evil):
    assert sign_in(client, verified, next=evil)["Location"] == "/ruang/"


def test_an_unverified_address_is_asked_to_verify_and_gets_another_mail(client, person):
    user = person("anggota")

    response = sign_in(client, user)

    assert response["Location"] == "/akun/confirm-email/"
    assert client.get("/ruang/").status_code == 302
    assert [message.to for message in mail.outbox] == [[user.email]]


def test_known_and_unknown_addresses_are_answered_alike(client, verified):
    known = client.post(LOGIN, {"login": verified.email, "password": "salah"})
    unknown = client.post(LOGIN, {"login": "tidak-ada@example.test", "password": "salah"})

    def words(response):
        text = re.sub(r'value="[^"]*"', "", response.content.decode())
        return re.sub(r"\s+", " ", text)

    assert known.status_code == unknown.status_code == 200
    assert "Alamat surel atau kata sandi tidak cocok." in words(known)
    assert words(known) == words(unknown)


DOORS = [LOGIN, "/admin/login/", "/_util/login/"]


@pytest.mark.parametrize("door", DOORS)
def test_twenty_five_wrong_passwords_are_blocked_at_every_door(client, verified, door):
    answers = []
    for number in range(25):
        response = client.post(door, {"login": verified.email, "username": verified.email, "password": f"salah-{number}"})
        if response.status_code == 302:
            response = client.post(response["Location"], {"login": verified.email, "password": f"salah-{number}"})
        answers.append(response)

    last = answers[-1]
    assert "Terlalu banyak" in last.content.decode()
    assert sign_in(client, verified).status_code != 302
    assert client.get("/ruang/")["Location"] == "/akun/login/?next=/ruang/"


@pytest.mark.parametrize(("door", "field"), [("/akun/reauthenticate/", "password"), ("/akun/password/change/", "oldpassword")])
def test_twenty_five_wrong_passwords_are_blocked_inside_a_session_too(client, verified, door, field):
    sign_in(client, verified)

    answers = [client.post(door, {field: f"salah-{n}", "password1": "Baru-sekali-2027", "password2": "Baru-sekali-2027"}) for n in range(25)]

    assert answers[-1].status_code == 429 or "Terlalu banyak" in answers[-1].content.decode()
    verified.refresh_from_db()
    assert verified.check_password(PASSWORD)


def test_one_address_cannot_try_many_accounts(client, db):
    answers = [client.post(LOGIN, {"login": f"orang-{number}@example.test", "password": "salah"}) for number in range(40)]

    assert answers[0].status_code == 200
    assert answers[-1].status_code == 429
    assert "Terlalu banyak permintaan" in answers[-1].content.decode()


@pytest.mark.parametrize(
    ("door", "leads_to"),
    [
        ("/admin/login/?next=/admin/pages/", "/akun/login/?next=/admin/pages/"),
        ("/_util/login/?next=/x/", "/akun/login/?next=/x/"),
        ("/admin/password_reset/", "/akun/password/reset/"),
        ("/admin/password_reset/confirm/abc/def/", "/akun/password/reset/"),
        ("/admin/", "/akun/login/?next=/admin/"),
    ],
)
def test_wagtails_doors_lead_to_ours(client, db, door, leads_to):
    response = client.get(door)

    assert (response.status_code, response["Location"]) == (302, leads_to)


def test_a_form_without_its_token_is_refused_in_indonesian(verified):
    response = Client(enforce_csrf_checks=True).post(LOGIN, {"login": verified.email, "password": PASSWORD})

    assert response.status_code == 403
    assert "Formulir kedaluwarsa" in response.content.decode()


def test_a_member_at_the_cms_is_told_so_instead_of_being_sent_in_a_circle(client, verified):
    sign_in(client, verified)

    response = client.get("/admin/")

    assert response.status_code == 403
    assert "Tidak ada akses" in response.content.decode()


def test_a_forgotten_password_is_reset_by_mail(client, verified):
    client.post("/akun/password/reset/", {"email": verified.email})
    link = re.search(r"http://testserver(/akun/password/reset/key/\S+)", mail.outbox[0].body).group(1)

    form_url = client.get(link)["Location"]
    client.post(form_url, {"password1": "Baru-sekali-2027", "password2": "Baru-sekali-2027"})

    assert mail.outbox[0].subject == "[CoP Sistem Merit] Atur ulang kata sandi"
    assert sign_in(Client(), verified, "Baru-sekali-2027")["Location"] == "/ruang/"


def test_a_reset_for_an_unknown_address_is_answered_alike(client, verified):
    known = client.post("/akun/password/reset/", {"email": verified.email})
    unknown = client.post("/akun/password/reset/", {"email": "tidak-ada@example.test"})

    assert (known.status_code, known["Location"]) == (unknown.status_code, unknown["Location"]) == (302, "/akun/password/reset/done/")


def test_a_second_factor_stands_between_password_and_room(client, verified):
    from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, generate_totp_secret, hotp_value, yield_hotp_counters_from_time

    secret = generate_totp_secret()
    TOTP.activate(verified, secret)

    assert sign_in(client, verified)["Location"] == "/akun/2fa/authenticate/"
    assert client.get("/ruang/").status_code == 302

    page = client.get("/akun/2fa/authenticate/").content.decode()
    assert "Faktor kedua" in page
    code = format_hotp_value(hotp_value(secret, next(iter(yield_hotp_counters_from_time()))))
    assert client.post("/akun/2fa/authenticate/", {"code": code})["Location"] == "/ruang/"


def test_wrong_second_factors_are_blocked(client, verified):
    from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret

    TOTP.activate(verified, generate_totp_secret())
    sign_in(client, verified)

    answers = [client.post("/akun/2fa/authenticate/", {"code": f"{number:06d}"}).content.decode() for number in range(25)]

    assert "Terlalu banyak" in answers[-1]


PAGES_FOR_GUESTS = [
    LOGIN,
    "/akun/signup/",
    "/akun/password/reset/",
    "/akun/password/reset/done/",
    "/akun/confirm-email/",
    "/akun/inactive/",
    "/akun/3rdparty/login/cancelled/",
]
PAGES_FOR_MEMBERS = [
    "/akun/", "/akun/email/", "/akun/password/change/", "/akun/2fa/", "/akun/3rdparty/", "/akun/logout/", "/akun/data/", "/akun/2fa/totp/activate/",
    "/akun/2fa/webauthn/", "/akun/2fa/webauthn/add/", "/akun/reauthenticate/",
]  # fmt: skip
INLINE = re.compile(r"<script(?![^>]*\bsrc=)(?![^>]*type=\"application/json\")|<style|\sstyle=|\son[a-z]+=|javascript:", re.I)


@pytest.mark.parametrize("url", PAGES_FOR_GUESTS)
def test_account_pages_for_guests_are_ours_and_carry_nothing_inline(client, db, url):
    assert_ours(client.get(url))


@pytest.mark.parametrize("url", PAGES_FOR_MEMBERS)
def test_account_pages_for_members_are_ours_and_carry_nothing_inline(client, verified, url):
    sign_in(client, verified)
    client.post("/akun/reauthenticate/", {"password": PASSWORD})

    assert_ours(client.get(url))


def assert_ours(response):
    html = response.content.decode()
    assert response.status_code == 200
    assert 'class="skip-link"' in html
    assert len(re.findall(r"<h1", html)) == 1
    assert INLINE.findall(html) == []
    assert "noindex" in html
