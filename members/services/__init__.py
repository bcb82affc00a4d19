"""The verbs of membership: join, change a profile, grant and end roles, keep the groups of the CMS in step."""

from .archive import archive_account
from .demo import DEMO_PASSWORD, DemoAccountsRefused, create_demo_people
from .groups import ensure_groups
from .profiles import register_member, update_profile
from .roles import end_expired_grants, grant_role, revoke_role, sync_groups

__all__ = [
    "DEMO_PASSWORD",
    "DemoAccountsRefused",
    "archive_account",
    "create_demo_people",
    "end_expired_grants",
    "ensure_groups",
    "grant_role",
    "register_member",
    "revoke_role",
    "sync_groups",
    "update_profile",
]
