"""Roles come and go, and the groups of the CMS with them."""

import datetime

import pytest
import time_machine
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils import timezone

from members.models import Membership, Role, RoleGrant
from members.services import end_expired_grants, grant_role, revoke_role
from members.services.roles import ScopeMissing


def groups_of(user):
    return sorted(user.groups.values_list("name", flat=True))


def test_an_administrator_grants_a_role_and_takes_it_back(person):
    member, admin = person("anggota"), person("admin")

    grant = grant_role(member, Role.EDITOR, by=admin)
    assert groups_of(member) == ["Editor aspek"]
    assert member.has_perm("wagtailadmin.access_admin")

    revoke_role(grant, by=admin)
    assert groups_of(member) == []
    assert not member.has_perm("wagtailadmin.access_admin")


@pytest.mark.parametrize("role", [role for role in Role.values if role != "admin"])
def test_nobody_else_grants_or_revokes(person, role):
    member = person("anggota", email="calon@example.test")

    with pytest.raises(PermissionDenied):
        grant_role(member, Role.ADMIN, by=person(role, "63"))
    with pytest.raises(PermissionDenied):
        revoke_role(member.role_grants.get(), by=person(role, "63"))
    assert member.role_grants.count() == 1


@pytest.mark.parametrize("role", [Role.OPERATOR, Role.LEADER])
def test_operators_and_leaders_need_an_instansi(person, role):
    with pytest.raises(ScopeMissing):
        grant_role(person("anggota"), role, by=None)
    with pytest.raises(IntegrityError), transaction.atomic():
        RoleGrant.objects.create(user=person("anggota"), role=role)


def test_granting_again_moves_the_end_and_adds_nothing(person):
    member, end = person("anggota"), timezone.now() + datetime.timedelta(days=30)

    grant_role(member, Role.EDITOR, by=None)
    grant_role(member, Role.EDITOR, by=None, expires_at=end)

    assert list(member.role_grants.filter(role="editor").values_list("expires_at", flat=True)) == [end]


def test_the_database_refuses_the_same_grant_twice(person, instansi, aspect):
    member = person("anggota")
    for scope in ({}, {"instansi": instansi("63")}, {"aspect": aspect("3")}, {"instansi": instansi("63"), "aspect": aspect("3")}):
        RoleGrant.objects.create(user=member, role="editor", **scope)
        with pytest.raises(IntegrityError), transaction.atomic():
            RoleGrant.objects.create(user=member, role="editor", **scope)


def test_an_expired_grant_gives_nothing_at_once_and_loses_its_group_by_the_clock(person):
    member = person("anggota")
    grant_role(member, Role.EDITOR, by=None, expires_at=timezone.now() + datetime.timedelta(days=1))
    grant_role(member, Role.ORGANISER, by=None)

    with time_machine.travel(timezone.now() + datetime.timedelta(days=2)):
        again = type(member).objects.get(pk=member.pk)
        assert [grant.role for grant in RoleGrant.objects.valid().filter(user=again)] == ["anggota", "penyelenggara"]
        assert end_expired_grants() == 1
        assert groups_of(again) == ["Penyelenggara"]


def test_an_expired_role_is_gone_from_the_cms_before_the_clock_runs(person, signed_in, home):
    from members.services import ensure_groups

    ensure_groups(home)
    client = signed_in("anggota")
    member = person("anggota")
    grant_role(member, Role.EDITOR, by=None, expires_at=timezone.now() + datetime.timedelta(days=1))
    grant_role(member, Role.ORGANISER, by=None)

    with time_machine.travel(timezone.now() + datetime.timedelta(days=2)):
        assert groups_of(member) == ["Editor aspek", "Penyelenggara"]
        assert client.get("/admin/").status_code == 200
        assert groups_of(member) == ["Penyelenggara"]


def test_a_group_alone_opens_no_door(person, client):
    from django.contrib.auth.models import Group, Permission

    member = person("anggota")
    group = Group.objects.create(name="Lain")
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    member.groups.add(group)
    client.force_login(member, backend="allauth.account.auth_backends.AuthenticationBackend")

    assert not member.has_perm("wagtailadmin.access_admin")
    assert client.get("/admin/").status_code == 403


def test_groups_that_are_no_roles_stay(person):
    from django.contrib.auth.models import Group

    member = person("anggota")
    member.groups.add(Group.objects.create(name="Lain"))

    revoke_role(grant_role(member, Role.EDITOR, by=None), by=None)

    assert groups_of(member) == ["Lain"]


def test_deleting_a_person_deletes_their_roles(person):
    editor = person("editor")

    editor.delete()

    assert not RoleGrant.objects.exists()
    assert not Membership.objects.exists()


def test_the_journal_of_a_person_tells_who_gave_and_took_a_role(person):
    from wagtail.models import ModelLogEntry

    member, admin = person("anggota"), person("admin")

    revoke_role(grant_role(member, Role.OPERATOR, by=admin, instansi=member.membership.instansi), by=admin)

    told = ModelLogEntry.objects.for_instance(member).filter(user=admin).order_by("pk")
    name = str(member.membership.instansi)
    assert [entry.message for entry in told] == [
        f"Diberi peran Operator instansi; lingkup: {name}; sampai: dicabut",
        f"Peran Operator instansi dicabut; lingkup: {name}",
    ]
