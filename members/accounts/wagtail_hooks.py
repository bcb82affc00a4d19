"""What Wagtail offers to do to many accounts at once, refused: roles have their own list, closing is done one by one, deleting never."""

from typing import Any, Never

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from wagtail import hooks
from wagtail.users.views.bulk_actions import AssignRoleBulkAction, DeleteBulkAction, SetActiveStateBulkAction


def refused(action: type[Any]) -> type[Any]:
    """The same action for nobody: a group given past the roles would outlive them, and the owner could be shut out."""

    def dispatch(self: Any, request: HttpRequest, *args: Any, **kwargs: Any) -> Never:
        raise PermissionDenied

    return type(f"No{action.__name__}", (action,), {"dispatch": dispatch, "__module__": __name__})


for _action in (AssignRoleBulkAction, DeleteBulkAction, SetActiveStateBulkAction):
    # After Wagtail's own, which these replace by their name.
    hooks.register("register_bulk_action", refused(_action), order=1)
