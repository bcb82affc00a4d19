"""Tells stewards of their open reviews: one mail for all that are new, never the same twice."""

from collections import defaultdict
from typing import Any

from django.utils import timezone

from knowledge.mail.services import send_once

from ..models import ReviewTask


def tell_stewards() -> int:
    """Mail every steward with open tasks that they were not told of; returns how many mails left. Safe to run again."""
    waiting = ReviewTask.objects.open().about_live_pages().filter(told_at__isnull=True, assigned_to__isnull=False)
    by_person: dict[Any, list[ReviewTask]] = defaultdict(list)
    for task in waiting.select_related("page", "regulation", "assigned_to").order_by("pk"):
        by_person[task.assigned_to].append(task)
    sent = 0
    for person, tasks in by_person.items():
        if send_once(person, key=f"review:{tasks[-1].pk}", template="upkeep/review_opened", context={"tasks": tasks}):
            ReviewTask.objects.filter(pk__in=[task.pk for task in tasks]).update(told_at=timezone.now())
            sent += 1
    return sent
