"""The demo accounts of the contract."""

import pytest
from allauth.account.models import EmailAddress

from members.accounts.models import User
from members.services import DEMO_PASSWORD, DemoAccountsRefused, create_demo_people

ROLES = {
    "anggota": "33.10",
    "operator": "63",
    "pimpinan": "63",
    "penyelenggara": "L-BKN",
    "verifikator": "L-BKN",
    "moderator": "L-BKN",
    "editor": "L-BKN",
    "narasumber": "32",
    "admin": "L-BKN",
}


def test_the_nine_accounts_have_their_role_instansi_and_a_verified_address(db):
    people = create_demo_people()

    assert {role: user.membership.instansi.code for role, user in people.items()} == ROLES
    assert {role: [grant.role for grant in user.role_grants.all()] for role, user in people.items()} == {role: [role] for role in ROLES}
    assert EmailAddress.objects.filter(verified=True, primary=True).count() == 9


def test_making_them_again_changes_nothing(db):
    first = create_demo_people()
    first["anggota"].membership.unit = "Bidang baru"
    first["anggota"].membership.save()

    again = create_demo_people()

    assert {role: user.pk for role, user in again.items()} == {role: user.pk for role, user in first.items()}
    assert User.objects.count() == 9
    assert User.objects.get(email="anggota@demo.test").membership.unit == "Bidang baru"


@pytest.mark.parametrize("role", ROLES)
def test_each_signs_in_at_once(client, db, role):
    create_demo_people()

    response = client.post("/akun/login/", {"login": f"{role}@demo.test", "password": DEMO_PASSWORD})

    assert (response.status_code, response["Location"]) == (302, "/ruang/")
    assert client.get("/ruang/").status_code == 200


class TestInProduction:
    @pytest.fixture(autouse=True)
    def _production(self, db, settings):
        create_demo_people()
        settings.DEMO_ACCOUNTS_ALLOWED = False

    def test_they_are_not_made(self):
        with pytest.raises(DemoAccountsRefused):
            create_demo_people()

    @pytest.mark.parametrize("email", ["admin@demo.test", "ADMIN@demo.test", "tidak-ada@demo.test"])
    def test_they_are_refused_whether_they_exist_or_not(self, client, email):
        response = client.post("/akun/login/", {"login": email, "password": DEMO_PASSWORD})

        assert response.status_code == 200
        assert "Akun contoh tidak dapat dipakai di sini." in response.content.decode()
        assert client.get("/ruang/").status_code == 302

    def test_nobody_signs_up_as_one(self, client):
        answers = {"name": "Tamu", "email": "tamu@demo.test", "instansi": "33.10", "consent": "on"}

        response = client.post("/akun/signup/", {**answers, "password1": "Sawah-hijau-2026", "password2": "Sawah-hijau-2026"})

        assert "Akun contoh tidak dapat dipakai di sini." in response.content.decode()
        assert User.objects.count() == 9

    def test_a_door_that_needs_no_password_is_shut_too(self, rf, client):
        from allauth.account.internal.flows.login import perform_login
        from allauth.account.models import Login
        from allauth.core import context
        from django.contrib.messages.storage.fallback import FallbackStorage

        request = rf.get("/")
        request.session, request.user = client.session, None
        request._messages = FallbackStorage(request)

        with context.request_context(request):
            response = perform_login(request, Login(user=User.objects.get(email="admin@demo.test")))

        assert (response.status_code, response["Location"]) == (302, "/akun/login/")
        assert "_auth_user_id" not in request.session
