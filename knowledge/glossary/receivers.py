"""Forgets the terms that the process keeps when an editor changes a term."""

from typing import Any

from django.db.models.signals import post_delete, post_save

from . import selectors


def connect() -> None:
    """Connect once, from `ready()`."""
    from .models import Term

    for name, signal in (("saved", post_save), ("deleted", post_delete)):
        signal.connect(forget, sender=Term, dispatch_uid=f"glossary_term_{name}")


def forget(sender: type, **kwargs: Any) -> None:
    """A term may mean something else now."""
    selectors.forget_marks()
