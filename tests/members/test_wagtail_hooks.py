"""Administrators give roles in the CMS."""

import pytest

from members.models import RoleGrant
from members.services import ensure_groups

ADD = "/admin/snippets/members/rolegrant/add/"


@pytest.fixture
def admin(signed_in, home):
    ensure_groups(home)
    return signed_in("admin")


def answers(user, **changes):
    return {"user": user.email, "role": "editor", "instansi": "", "aspect": "", "expires_at": "", **changes}


def test_a_role_is_given_by_address_and_the_group_follows(admin, person):
    member = person("anggota")

    response = admin.post(ADD, answers(member))

    assert response.status_code == 302
    assert list(member.groups.values_list("name", flat=True)) == ["Editor aspek"]
    grant = RoleGrant.objects.get(user=member, role="editor")
    admin.post(f"/admin/snippets/members/rolegrant/delete/{grant.pk}/")
    assert not member.groups.exists()


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"user": "tidak-ada@example.test"}, "Tidak ada akun dengan alamat surel ini."),
        ({"role": "operator"}, "Operator dan pimpinan selalu untuk satu instansi."),
        ({"role": "operator", "instansi": "Negeri Dongeng"}, "tidak ditemukan di register"),
    ],
)
def test_a_refused_role_says_why(admin, person, changes, message):
    response = admin.post(ADD, {**answers(person("anggota")), **changes})

    assert response.status_code == 200
    assert message in response.content.decode()
    assert RoleGrant.objects.filter(user=person("anggota")).count() == 1


def test_an_operator_gets_an_instansi_by_its_code(admin, person):
    admin.post(ADD, answers(person("anggota"), role="operator", instansi="63"))

    assert RoleGrant.objects.get(user=person("anggota"), role="operator").instansi.code == "63"


def test_a_role_is_not_passed_on_to_another(admin, person):
    grant = person("moderator").role_grants.get()

    admin.post(f"/admin/snippets/members/rolegrant/edit/{grant.pk}/", answers(person("anggota"), role="moderator"))

    grant.refresh_from_db()
    assert grant.user == person("moderator")


@pytest.mark.parametrize("role", ["editor", "penyelenggara", "moderator"])
def test_other_roles_of_the_cms_do_not_see_roles(signed_in, home, role):
    ensure_groups(home)

    assert signed_in(role).get("/admin/snippets/members/rolegrant/").status_code == 302
    assert signed_in(role).get(ADD).status_code == 302
