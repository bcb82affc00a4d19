"""Keeps stored results true when an editor changes a framework's maxima, weights or bands."""

import threading
from functools import partial
from typing import Any

from django.db import transaction
from django.db.models.signals import post_delete, post_save

from knowledge.aspects.models import Aspect, Band, Framework

from .services import refresh_framework

# How often each framework was touched in this thread, so that a load of fifty aspects refreshes once.
touches = threading.local()


def connect() -> None:
    """Connect once, from `ready()`."""
    for sender in (Framework, Band, Aspect):
        post_save.connect(refresh_later, sender=sender, dispatch_uid=f"assessment_saved_{sender.__name__}")
        post_delete.connect(refresh_later, sender=sender, dispatch_uid=f"assessment_deleted_{sender.__name__}")


def refresh_later(sender: type, instance: Any, **kwargs: Any) -> None:
    """Refresh after the commit; only the last touch of a transaction does the work."""
    framework_id = instance.pk if isinstance(instance, Framework) else instance.framework_id
    if framework_id is None:
        return
    counts = touches.__dict__.setdefault("counts", {})
    counts[framework_id] = counts.get(framework_id, 0) + 1
    transaction.on_commit(partial(refresh_if_last, framework_id, counts[framework_id]))


def refresh_if_last(framework_id: int, count: int) -> None:
    """Do the work unless a later touch will."""
    if touches.__dict__.get("counts", {}).get(framework_id) != count:
        return
    framework = Framework.objects.filter(pk=framework_id).first()
    if framework is not None:
        refresh_framework(framework)
