"""Administrators look after accounts in the CMS and cannot give themselves or anybody rights there."""

import pytest
from django.contrib.auth.models import Group

from members.accounts.models import User
from members.models import Membership

pytestmark = pytest.mark.django_db
ADD = "/admin/users/new/"


@pytest.fixture
def admin(signed_in):
    return signed_in("admin")


def edit(user):
    return f"/admin/users/edit/{user.pk}/"


def test_an_account_is_made_without_a_password_that_somebody_else_knows(admin):
    response = admin.post(ADD, {"email": " Baru@Example.test ", "name": "Orang Baru", "is_superuser": "on", "password1": "x", "password2": "x"})

    made = User.objects.get(email="baru@example.test")
    assert response.status_code == 302
    assert made.name == "Orang Baru"
    assert not made.has_usable_password()
    assert not made.is_superuser


def test_an_address_has_one_account_and_what_was_typed_stays(admin, person):
    response = admin.post(ADD, {"email": person("anggota").email.upper(), "name": "Nama yang diketik"})

    assert "Alamat surel ini sudah punya akun." in response.content.decode()
    assert "Nama yang diketik" in response.content.decode()


def test_a_name_is_mended_and_rights_and_address_stay(admin, person):
    member = person("anggota")
    given = {
        "name": "Nama Benar",
        "is_active": "on",
        "email": "lain@example.test",
        "is_superuser": "on",
        "groups": ["1"],
        "password1": "y",
        "password2": "y",
    }

    assert admin.post(edit(member), given).status_code == 302

    after = User.objects.get(pk=member.pk)
    assert after.name == "Nama Benar"
    assert (after.email, after.password, after.is_superuser) == (member.email, member.password, False)
    assert not after.groups.exists()


def test_an_account_is_closed_and_its_belongings_stay(admin, person):
    member = person("anggota")

    admin.post(edit(member), {"name": member.name})

    assert not User.objects.get(pk=member.pk).is_active
    assert Membership.objects.filter(user=member).exists()


def test_nobody_is_shut_out_who_holds_all_keys_nor_oneself(admin, person):
    owner = User.objects.create_superuser("pemilik@example.test", "rahasia-sekali-2026")

    for user in (owner, person("admin")):
        page = admin.get(edit(user)).content.decode()
        admin.post(edit(user), {"name": "x"})
        assert 'name="is_active"' not in page
        assert User.objects.get(pk=user.pk).is_active


@pytest.fixture
def owner_of_all(client):
    owner = User.objects.create_superuser("pemilik@example.test", "rahasia-sekali-2026")
    client.force_login(owner)
    return client


@pytest.mark.parametrize("who", ["admin", "owner_of_all"])
def test_an_account_is_never_deleted(request, person, who):
    client = request.getfixturevalue(who)
    member = person("anggota")
    address = f"/admin/users/delete/{member.pk}/"

    client.post(address)

    assert User.objects.filter(pk=member.pk).exists()
    assert address not in client.get("/admin/users/").content.decode()
    assert address not in client.get(edit(member)).content.decode()


@pytest.mark.parametrize(
    ("action", "form"),
    [("delete", {}), ("set_active_state", {"mark_as_active": "False"}), ("assign_role", {"role": "1"})],
)
def test_nothing_is_done_to_many_accounts_at_once(owner_of_all, person, action, form):
    member = person("anggota")
    role = Group.objects.first()
    address = f"/admin/bulk/accounts/user/{action}/?id={member.pk}"

    asked, done = owner_of_all.get(address), owner_of_all.post(address, form | ({"role": str(role.pk)} if "role" in form else {}))

    after = User.objects.get(pk=member.pk)
    assert [asked.status_code, done.status_code] == [302, 302]
    assert after.is_active
    assert not after.groups.filter(pk=role.pk).exists()
    assert "data-bulk-action-checkbox" not in owner_of_all.get("/admin/users/").content.decode()
