"""Gives and takes roles, and keeps a person's groups in the CMS equal to the roles that are valid now."""

import datetime
from typing import Any

from django.contrib.auth.models import Group
from django.core.exceptions import PermissionDenied
from django.db import transaction
from wagtail.log_actions import LogContext

from knowledge.aspects.models import Aspect
from knowledge.instansi.models import Instansi
from members.models import Role, RoleGrant

# Roles that work in the CMS and the name of their group there. What a group may do is in `groups.py`; whether its
# people may enter at all is in `members/rules.py`.
GROUP_NAMES: dict[str, str] = {
    Role.EDITOR: "Editor aspek",
    Role.ORGANISER: "Penyelenggara",
    Role.MODERATOR: "Moderator",
    Role.ADMIN: "Administrator nasional",
}


class ScopeMissing(ValueError):
    """An operator or a leader is one of an instansi."""


def demand_grantor(by: Any) -> None:
    """Only a national administrator gives and takes roles; None is the site itself (set-up, demo data)."""
    if by is not None and not by.has_perm("members.grant_roles"):
        raise PermissionDenied("members.grant_roles")


@transaction.atomic
def grant_role(
    user: Any,
    role: str,
    *,
    by: Any,
    instansi: Instansi | None = None,
    aspect: Aspect | None = None,
    expires_at: datetime.datetime | None = None,
) -> RoleGrant:
    """Give a role, or move the end of one that is there; groups follow.

    Raises:
        ScopeMissing: an operator or leader without an instansi.
        PermissionDenied: the actor may not grant.
    """
    demand_grantor(by)
    if role in {Role.OPERATOR, Role.LEADER} and instansi is None:
        raise ScopeMissing(role)
    with LogContext(user=by):
        grant, _ = RoleGrant.objects.update_or_create(user=user, role=role, instansi=instansi, aspect=aspect, defaults={"expires_at": expires_at})
    forget_grants(user)
    return grant


@transaction.atomic
def revoke_role(grant: RoleGrant, *, by: Any) -> None:
    """Take a role back at once; groups follow.

    Raises:
        PermissionDenied: the actor may not.
    """
    demand_grantor(by)
    user = grant.user
    with LogContext(user=by):
        grant.delete()
    forget_grants(user)


def forget_grants(user: Any) -> None:
    """Let `rules.grants_of` read anew for this user object."""
    user.__dict__.pop("_valid_grants", None)


@transaction.atomic
def sync_groups(user: Any) -> None:
    """Make the user's role groups those of the valid grants; groups that are no role's stay as they are."""
    roles = RoleGrant.objects.valid().filter(user=user, role__in=GROUP_NAMES).values_list("role", flat=True)
    wanted = {GROUP_NAMES[role] for role in roles}
    held = set(user.groups.filter(name__in=GROUP_NAMES.values()).values_list("name", flat=True))
    if held - wanted:
        user.groups.remove(*Group.objects.filter(name__in=held - wanted))
    for name in wanted - held:
        user.groups.add(Group.objects.get_or_create(name=name)[0])


def end_expired_grants() -> int:
    """Bring the groups of everybody with an expired grant in step; returns how many people. For the clock-driven command."""
    from django.contrib.auth import get_user_model

    ended = RoleGrant.objects.expired().filter(role__in=GROUP_NAMES)
    people = get_user_model().objects.filter(pk__in=ended.values("user_id"), groups__name__in=GROUP_NAMES.values()).distinct()
    for user in people:
        sync_groups(user)
    return len(people)
