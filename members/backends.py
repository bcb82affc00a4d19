"""Answers `user.has_perm(codename, obj)` from the rules table; default deny."""

from typing import Any

from .rules import RULES


class RulesBackend:
    """An authentication backend that authenticates nobody and only answers permissions."""

    def authenticate(self, request: Any, **credentials: Any) -> None:
        """Nobody signs in here."""
        return None

    def get_user(self, user_id: int) -> None:
        """No user comes from here."""
        return None

    def has_perm(self, user: Any, codename: str, obj: Any = None) -> bool:
        """True only when a rule exists, the user is active and signed in, and the rule says so."""
        predicate = RULES.get(codename)
        return bool(predicate and user.is_authenticated and user.is_active and predicate(user, obj))
