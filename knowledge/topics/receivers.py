"""Tells search and lists that names of topics have changed."""

from typing import Any

from django.db.models.signals import post_delete, post_save

from knowledge.catalogue.services import bump_version


def connect() -> None:
    """Connect once, from `ready()`."""
    from knowledge.aspects.models import Topic

    from .models import TopicName

    for model in (Topic, TopicName):
        for name, signal in (("saved", post_save), ("deleted", post_delete)):
            signal.connect(renew, sender=model, dispatch_uid=f"topics_{model.__name__}_{name}")


def renew(sender: type, raw: bool = False, **kwargs: Any) -> None:
    """Every process sees the version move on."""
    if not raw:
        bump_version()
