"""Who has been sent what."""

from django.db.models import QuerySet

from .models import SentMail


def recipients_of(key: str) -> QuerySet:
    """The people whom the mail of an occasion has reached, for use inside another query."""
    return SentMail.objects.filter(key__startswith=f"{key}:").values("user_id")
