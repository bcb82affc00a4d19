"""Roles move groups: whoever writes a grant, and at every sign-in."""

from typing import Any

from django.contrib.auth.signals import user_logged_in
from django.db.models.signals import post_delete, post_save
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from knowledge.journal.acts import record

from .acts import ROLE_GIVEN, ROLE_TAKEN
from .models import RoleGrant
from .services import sync_groups


def connect() -> None:
    """Connect once, from `ready()`."""
    post_save.connect(follow_grant, sender=RoleGrant, dispatch_uid="members_grant_saved")
    post_delete.connect(follow_grant, sender=RoleGrant, dispatch_uid="members_grant_deleted")
    user_logged_in.connect(follow_sign_in, dispatch_uid="members_signed_in")


def follow_grant(sender: type, instance: RoleGrant, origin: Any = None, created: bool | None = None, **kwargs: Any) -> None:
    """A grant was written or deleted; nothing to do when it went because its user did."""
    if origin is None or isinstance(origin, RoleGrant) or getattr(origin, "model", None) is RoleGrant:
        sync_groups(instance.user)
        write_down(instance, is_taken=created is None)


def write_down(grant: RoleGrant, *, is_taken: bool) -> None:
    """Whichever door it went through, the person's journal tells it; the actor is whoever works there just now."""
    facts: dict[str, Any] = {"role": grant.get_role_display(), "scope": grant.instansi or grant.aspect or _("seluruh komunitas")}
    if is_taken:
        record(grant.user, ROLE_TAKEN, by=None, **facts)
    else:
        record(grant.user, ROLE_GIVEN, by=None, until=date_format(grant.expires_at) if grant.expires_at else _("dicabut"), **facts)


def follow_sign_in(sender: type, user: Any, **kwargs: Any) -> None:
    """What expired since the last time is gone from now on."""
    sync_groups(user)
