"""Forgets what the process keeps about aspects when an editor changes them."""

from typing import Any

from django.db.models.signals import post_delete, post_save

from . import selectors


def connect() -> None:
    """Connect once, from `ready()`."""
    from .models import Aspect, MeritSettings

    for model in (Aspect, MeritSettings):
        for name, signal in (("saved", post_save), ("deleted", post_delete)):
            signal.connect(forget, sender=model, dispatch_uid=f"aspects_{model.__name__}_{name}")


def forget(sender: type, **kwargs: Any) -> None:
    """What is kept may say something else now."""
    selectors.forget_aspects()
