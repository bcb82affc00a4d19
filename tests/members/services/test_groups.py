"""What lies open in the CMS for each role."""

import pytest
from django.contrib.auth.models import Group
from wagtail.models import GroupCollectionPermission, GroupPagePermission, Page

from knowledge.models import GuidePage, StandardPage
from members.services import ensure_groups

LIBRARY = {"panduan", "praktik", "laboratorium", "regulasi", "berita"}
ORGANISED = {"acara", "podcast"}


@pytest.fixture
def site(home):
    ensure_groups(home)
    return home


def may_write(user, slug, home):
    permissions = Page.objects.child_of(home).get(slug=slug).specific.permissions_for_user(user)
    return {"add", "change", "publish"} <= set(permissions.permissions) and permissions.can_edit()


@pytest.mark.parametrize(
    ("role", "sections"),
    [
        ("editor", LIBRARY),
        ("penyelenggara", ORGANISED),
        ("moderator", set()),
        ("admin", LIBRARY | ORGANISED),
        ("anggota", set()),
        ("operator", set()),
    ],
)
def test_each_role_writes_in_its_own_sections(person, site, role, sections):
    user = person(role, "63")

    assert {slug for slug in LIBRARY | ORGANISED if may_write(user, slug, site)} == sections


def test_a_moderator_edits_the_etiquette(person, home):
    home.add_child(instance=StandardPage(title="Etika komunitas", slug="etika-komunitas"))
    ensure_groups(home)

    page = Page.objects.get(slug="etika-komunitas")
    assert page.permissions_for_user(person("moderator")).can_edit()
    assert not page.permissions_for_user(person("editor")).can_edit()


def test_running_again_changes_nothing(site):
    def state():
        return (
            sorted(Group.objects.values_list("name", "permissions__codename")),
            sorted(GroupPagePermission.objects.values_list("group__name", "page__slug", "permission__codename")),
            sorted(GroupCollectionPermission.objects.values_list("group__name", "permission__codename")),
        )

    before = state()
    ensure_groups(site)

    assert state() == before


def test_a_permission_given_by_hand_is_put_right(site):
    group = Group.objects.get(name="Editor aspek")
    GroupPagePermission.objects.create(group=group, page=site, permission=GroupPagePermission.objects.first().permission)

    ensure_groups(site)

    assert not GroupPagePermission.objects.filter(group=group, page=site).exists()


@pytest.mark.parametrize("role", ["editor", "penyelenggara", "moderator", "admin"])
def test_roles_of_the_cms_reach_its_home(signed_in, site, role):
    assert signed_in(role).get("/admin/").status_code == 200


@pytest.mark.parametrize("role", ["anggota", "operator", "pimpinan", "verifikator", "narasumber"])
def test_other_roles_do_not(signed_in, site, role):
    assert signed_in(role, "63").get("/admin/").status_code == 403


def test_an_editor_writes_a_guide_and_not_an_event(signed_in, site):
    client = signed_in("editor")
    guides, events = Page.objects.get(slug="panduan"), Page.objects.get(slug="acara")

    assert client.get(f"/admin/pages/add/knowledge/guidepage/{guides.pk}/").status_code == 200
    assert client.get(f"/admin/pages/{events.pk}/edit/").status_code == 302
    assert GuidePage.objects.count() == 0


def test_only_administrators_see_people_and_groups(signed_in, site):
    assert signed_in("admin").get("/admin/users/").status_code == 200
    assert signed_in("editor").get("/admin/users/").status_code != 200
