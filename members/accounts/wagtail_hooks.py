"""What Wagtail offers to do to many accounts at once, refused: roles have their own list, closing is done one by one, deleting never.

A group given past the roles would outlive them, and the owner could be shut out.
"""

from wagtail import hooks
from wagtail.users.views.bulk_actions import AssignRoleBulkAction, DeleteBulkAction, SetActiveStateBulkAction

from .cms import Refused


class NoRoles(Refused, AssignRoleBulkAction):
    """Roles are given in their own list."""


class NoBulkDeletion(Refused, DeleteBulkAction):
    """As for one account."""


class NoClosing(Refused, SetActiveStateBulkAction):
    """Accounts are closed one by one."""


for action in (NoRoles, NoBulkDeletion, NoClosing):
    # After Wagtail's own, which these replace by their name.
    hooks.register("register_bulk_action", action, order=1)
