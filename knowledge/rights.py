"""Asking the table of who may do what, from a service."""

from typing import Any

from django.core.exceptions import PermissionDenied


def demand(by: Any, codename: str, obj: Any = None) -> None:
    """Stop unless the rules let the actor.

    Raises:
        PermissionDenied: they do not.
    """
    if not by.has_perm(codename, obj):
        raise PermissionDenied(codename)
