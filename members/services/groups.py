"""What the groups of the CMS may do: pages below which section, which snippets, which files.

`members/rules.py` decides who enters the CMS; this says what lies open inside.
"""

from typing import Any

from django.contrib.auth.models import Group, Permission
from django.db import transaction
from django.db.models import Q
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page

from members.models import Role

from .roles import GROUP_NAMES

WRITE_PAGES = ("add_page", "change_page", "publish_page", "lock_page", "unlock_page")
ALL_PAGES = (*WRITE_PAGES, "bulk_delete_page")
# Addresses of the sections below the home page, as in the contract.
SECTIONS: dict[str, tuple[str, ...]] = {
    Role.EDITOR: (
        *("panduan", "praktik", "laboratorium", "regulasi", "berita"),
        *("templat", "tanya-jawab", "kumpulan", "jalur-belajar", "pengumuman", "tema"),
    ),
    Role.ORGANISER: ("acara", "podcast"),
    Role.MODERATOR: ("etika-komunitas",),
}
# Governed vocabularies and registers that a role maintains: (app label, model).
SNIPPETS: dict[str, tuple[tuple[str, str], ...]] = {
    Role.EDITOR: (
        ("glossary", "term"),
        ("glossary", "equivalent"),
        ("people", "person"),
        ("aspects", "topic"),
        ("topics", "topicname"),
        ("aspects", "finding"),
        ("aspects", "priorityaspect"),
        ("instansi", "partner"),
        ("instansi", "rolemodel"),
        ("figures", "nationalfigure"),
        ("search", "pinnedresult"),
        # To look up; its policy lets nobody change anything in the CMS.
        ("exemplars", "exemplar"),
        ("editorial", "fragment"),
        ("editorial", "startingpoint"),
        ("popularity", "actweight"),
    ),
    Role.ORGANISER: (("people", "person"),),
}
# Whole apps whose rows a role works with (registrations, episodes …).
APPS: dict[str, tuple[str, ...]] = {Role.ORGANISER: ("events", "podcast")}
FILES = ("add_image", "change_image", "choose_image", "add_document", "change_document", "choose_document")
FILE_ROLES = (Role.EDITOR, Role.ORGANISER, Role.ADMIN)
# The door is opened by the rules table alone, so that an expired role cannot pass by a group.
DOOR = Q(content_type__app_label="wagtailadmin", codename="access_admin")


@transaction.atomic
def ensure_groups(home: Page) -> None:
    """Make every group and bring its permissions in step with this table; running again changes nothing.

    `home` is the home page below which the sections lie; a section that is not there yet is left out until the next run.
    """
    for role, name in GROUP_NAMES.items():
        group = Group.objects.get_or_create(name=name)[0]
        group.permissions.set(model_permissions(role))
        grant_pages(group, role, home)
        if role in FILE_ROLES:
            grant_files(group)


def model_permissions(role: str) -> Any:
    """The permissions of a role on models; an administrator has all there are, but for the door."""
    everything = Permission.objects.exclude(DOOR)
    if role == Role.ADMIN:
        return everything
    chosen = Q(pk__in=[])
    for app_label, model in SNIPPETS.get(role, ()):
        chosen |= Q(content_type__app_label=app_label, content_type__model=model)
    for app_label in APPS.get(role, ()):
        chosen |= Q(content_type__app_label=app_label)
    return everything.filter(chosen)


def grant_pages(group: Group, role: str, home: Page) -> None:
    """The permissions of a role on its sections, and on no other page."""
    if role == Role.ADMIN:
        wanted = {(Page.get_first_root_node().pk, code) for code in ALL_PAGES}
    else:
        pages = Page.objects.child_of(home).filter(slug__in=SECTIONS.get(role, ()))
        wanted = {(page.pk, code) for page in pages for code in WRITE_PAGES}
    held = {(p.page_id, p.permission.codename): p for p in GroupPagePermission.objects.filter(group=group).select_related("permission")}
    GroupPagePermission.objects.filter(pk__in=[held[key].pk for key in held.keys() - wanted]).delete()
    codes = {p.codename: p for p in Permission.objects.filter(content_type__app_label="wagtailcore", content_type__model="page")}
    new = [GroupPagePermission(group=group, page_id=page_id, permission=codes[code]) for page_id, code in wanted - held.keys()]
    GroupPagePermission.objects.bulk_create(new)


def grant_files(group: Group) -> None:
    """Images and documents of every collection, to add, change and choose."""
    root = Collection.get_first_root_node()
    for permission in Permission.objects.filter(content_type__app_label__in=["media", "wagtailimages", "wagtaildocs"], codename__in=FILES):
        GroupCollectionPermission.objects.get_or_create(group=group, collection=root, permission=permission)
