"""Answers `user.has_perm(codename, obj)` from the rules table; default deny."""

from typing import Any

from django.core.exceptions import PermissionDenied

from .rules import RULES


class RulesBackend:
    """An authentication backend that authenticates nobody and only answers permissions."""

    def authenticate(self, request: Any, **credentials: Any) -> None:
        """Nobody signs in here."""
        return None

    def has_perm(self, user: Any, codename: str, obj: Any = None) -> bool:
        """Whether the rule of this codename lets the user; codenames without a rule are left to the backends below.

        Raises:
            PermissionDenied: there is a rule and it says no. Django then asks no other backend, so that the
                table alone decides and a group in the CMS cannot open what an expired grant has closed.
        """
        predicate = RULES.get(codename)
        if predicate is None:
            return False
        if user.is_authenticated and user.is_active and predicate(user, obj):
            return True
        raise PermissionDenied
