"""Forgets what the process keeps about aspects when an editor changes them."""

from typing import Any

from django.db.models.signals import m2m_changed, post_delete, post_save

from . import selectors


def connect() -> None:
    """Connect once, from `ready()`."""
    from .models import Aspect, Finding, FindingLink, Framework, FrameworkCrosswalk, MeritSettings, PriorityAspect, Topic

    m2m_changed.connect(forget, sender=Topic.aspects.through, dispatch_uid="aspects_topic_aspects_changed")
    for model in (Aspect, Finding, FindingLink, Framework, FrameworkCrosswalk, MeritSettings, PriorityAspect, Topic):
        for name, signal in (("saved", post_save), ("deleted", post_delete)):
            signal.connect(forget, sender=model, dispatch_uid=f"aspects_{model.__name__}_{name}")


def forget(sender: type, **kwargs: Any) -> None:
    """What is kept may say something else now."""
    selectors.forget_aspects()
