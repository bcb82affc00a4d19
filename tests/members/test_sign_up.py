"""Joining: name, instansi and consent beside e-mail and password; verified by mail."""

import re

import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from django.utils import timezone

from knowledge.instansi.models import Instansi
from members.accounts.models import User
from members.models import Membership

SIGNUP = "/akun/signup/"


def answers(**changes):
    return {
        "name": "Budi Santoso",
        "email": "budi@klaten.example",
        "instansi": "33.10",
        "password1": "Sawah-hijau-2026",
        "password2": "Sawah-hijau-2026",
        "consent": "on",
        **changes,
    }


def test_a_new_member_joins_with_name_instansi_and_consent(client, db):
    response = client.post(SIGNUP, answers())

    user = User.objects.get(email="budi@klaten.example")
    assert response["Location"] == "/akun/confirm-email/"
    assert (user.name, user.membership.instansi.code, user.membership.consented_at is not None) == ("Budi Santoso", "33.10", True)
    assert list(user.role_grants.values_list("role", flat=True)) == ["anggota"]
    assert user.membership.is_listed is False


def test_the_verification_mail_is_indonesian_and_opens_the_account(client, db):
    client.post(SIGNUP, answers())
    message = mail.outbox[0]
    link = re.search(r"http://testserver(/akun/confirm-email/\S+/)", message.body).group(1)

    assert message.subject == "[CoP Sistem Merit] Konfirmasi alamat surel Anda"
    assert "Tautan berlaku tiga hari" in message.body
    assert client.get("/ruang/").status_code == 302
    client.post(link)
    assert EmailAddress.objects.get(email="budi@klaten.example").verified


@pytest.mark.row("S0-04")
def test_sign_up_offers_every_current_instansi_and_takes_each_by_its_code(client, db):
    from members.fields import InstansiField

    page = client.get(SIGNUP).content.decode()
    offered = set(re.findall(r"<option>[^<]*\(([^()<]+)\)", page))
    current = set(Instansi.objects.current().values_list("code", flat=True))

    assert len(current) > 600
    assert offered == current
    assert {InstansiField().clean(code).code for code in sorted(current)[::40]} == set(sorted(current)[::40])


def test_an_instansi_of_the_past_is_not_offered(client, db, instansi):
    past = instansi("33.10")
    past.valid_to = "2020-01-01"
    past.save()

    response = client.post(SIGNUP, answers())

    assert "Instansi “33.10” tidak ditemukan di register." in response.content.decode()
    assert not User.objects.exists()


@pytest.mark.parametrize(
    ("typed", "code"),
    [("Klaten", "33.10"), ("pemkab klaten", "33.10"), ("33.10", "33.10"), ("Pemerintah Kabupaten Klaten (33.10)", "33.10"), ("BKN", "L-BKN")],
)
def test_an_instansi_is_found_by_code_name_or_short_name(db, typed, code):
    from members.fields import InstansiField

    assert InstansiField().clean(typed).code == code


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"instansi": "Negeri Dongeng"}, "Instansi “Negeri Dongeng” tidak ditemukan di register."),
        ({"instansi": "Kementerian"}, "instansi yang cocok dengan “Kementerian”"),
        ({"consent": ""}, "Tanpa persetujuan ini akun tidak dapat dibuat."),
        ({"name": "budi@klaten.example"}, "Tulis nama Anda, bukan alamat surel atau situs."),
        ({"password1": "12345678", "password2": "12345678"}, "sandi"),
    ],
)
def test_a_refused_sign_up_says_why_keeps_what_was_typed_and_writes_nothing(client, db, changes, message):
    response = client.post(SIGNUP, answers(**changes))

    html = response.content.decode()
    assert response.status_code == 200
    assert message in html
    assert 'value="budi@klaten.example"' in html
    assert not User.objects.exists()
    assert not Membership.objects.exists()


@pytest.mark.parametrize("is_verified", [True, False])
def test_signing_up_with_a_taken_address_looks_the_same_and_tells_its_owner(client, person, is_verified):
    taken = person("anggota", email="budi@klaten.example")
    EmailAddress.objects.create(user=taken, email=taken.email, verified=is_verified, primary=True)

    response = client.post(SIGNUP, answers())

    assert (response.status_code, response["Location"]) == (302, "/akun/confirm-email/")
    assert User.objects.count() == 1
    assert [m.to for m in mail.outbox] == [["budi@klaten.example"]]


def test_the_sign_up_page_stays_small(client, db):
    assert len(client.get(SIGNUP).content) <= 40_000


def test_the_time_of_consent_is_kept(client, db):
    before = timezone.now()

    client.post(SIGNUP, answers())

    assert Membership.objects.get().consented_at >= before
