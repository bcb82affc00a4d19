"""Joining, and changing what a person says about themselves."""

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from knowledge.aspects.models import Aspect
from knowledge.instansi.models import Instansi
from members.models import Membership, Role, RoleGrant


@transaction.atomic
def register_member(user: Any, *, name: str, instansi: Instansi | None) -> Membership:
    """Make a member of a new user who has agreed to the use of their data: name, place of work and the role of a member."""
    user.name = " ".join(name.split())
    user.save(update_fields=["name"])
    membership, _ = Membership.objects.update_or_create(user=user, defaults={"instansi": instansi, "consented_at": timezone.now()})
    RoleGrant.objects.get_or_create(user=user, role=Role.MEMBER, instansi=None, aspect=None)
    return membership


@transaction.atomic
def update_profile(
    membership: Membership, *, by: Any, name: str, instansi: Instansi | None, expertise: Iterable[Aspect], is_listed: bool, **facts: str
) -> Membership:
    """Change one's own profile; `facts` are unit, position and bio. Another instansi must be confirmed anew.

    Raises:
        PermissionDenied: it is somebody else's.
    """
    if membership.user_id != by.pk or not by.has_perm("members.edit_own_profile"):
        raise PermissionDenied("members.edit_own_profile")
    by.name = " ".join(name.split())
    by.save(update_fields=["name"])
    if membership.instansi_id != (instansi.pk if instansi else None):
        membership.instansi, membership.confirmed_at = instansi, None
    membership.is_listed = is_listed
    for field in ("unit", "position", "bio"):
        setattr(membership, field, facts.get(field, getattr(membership, field)))
    membership.save()
    membership.expertise.set(expertise)
    return membership
