"""The one question that every verb of a reader asks first."""

from typing import Any

from django.core.exceptions import PermissionDenied


def demand_reader(by: Any) -> None:
    """Stop unless the rules let the actor keep things of their own.

    Raises:
        PermissionDenied: they do not.
    """
    if not by.has_perm("reading.keep_own"):
        raise PermissionDenied("reading.keep_own")
