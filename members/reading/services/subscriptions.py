"""Subscribing to announcements, and stopping by a signed link without signing in."""

from collections.abc import Iterable
from typing import Any

from django.core import signing
from django.db import transaction

from knowledge.models.announcement import AnnouncementCategory
from members.reading.models import AnnouncementSubscription

from .rights import demand_reader

SALT = "reading.announcements"


@transaction.atomic
def set_subscriptions(*, by: Any, categories: Iterable[str]) -> None:
    """Subscribe to these categories and to no others; what stands keeps its beginning.

    Raises:
        ValueError: there is no such category.
        PermissionDenied: the actor may not.
    """
    demand_reader(by)
    wanted = {AnnouncementCategory(category).value for category in categories}
    AnnouncementSubscription.objects.filter(user=by).exclude(category__in=wanted).delete()
    for category in sorted(wanted):
        AnnouncementSubscription.objects.get_or_create(user=by, category=category)


def token_for(subscription: AnnouncementSubscription) -> str:
    """What the link in a mail carries: whose subscription to what, signed."""
    return signing.dumps([subscription.user_id, subscription.category], salt=SALT)


def subscription_of(token: str) -> tuple[int, str] | None:
    """Whose subscription to what a link means; None when it was not made here."""
    try:
        user_id, category = signing.loads(token, salt=SALT)
    except (signing.BadSignature, ValueError, TypeError):
        return None
    return user_id, category


def unsubscribe(user_id: int, category: str) -> None:
    """Stop a subscription; stopping again changes nothing. The signed link is the permission."""
    AnnouncementSubscription.objects.filter(user=user_id, category=category).delete()
