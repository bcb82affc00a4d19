"""Makes tokens and recognises them."""

import hashlib
import secrets
from datetime import timedelta
from typing import Any

from django.utils import timezone

from knowledge.journal.acts import record

from .acts import ISSUED
from .models import ApiToken

PREFIX = "cop_"
# The time of last use is good to the hour; writing it with every request would make every read a write.
USE_NOTED_EVERY = timedelta(hours=1)


def digest_of(secret: str) -> str:
    """What is stored of a secret."""
    return hashlib.sha256(secret.encode()).hexdigest()


def create_token(user: Any, *, name: str, days: int) -> tuple[ApiToken, str]:
    """A new token and its secret, which nobody can read again later."""
    secret = f"{PREFIX}{secrets.token_urlsafe(32)}"
    token = ApiToken.objects.create(user=user, name=name, digest=digest_of(secret), expires_at=timezone.now() + timedelta(days=days))
    record(user, ISSUED, by=None, name=name, days=days)
    return token, secret


def user_of(secret: str) -> Any | None:
    """The person for whom a valid token acts (1 query, and 1 an hour to note its use); None otherwise."""
    token = ApiToken.objects.valid().filter(digest=digest_of(secret)).select_related("user").first()
    if token is None:
        return None
    now = timezone.now()
    if token.last_used_at is None or now - token.last_used_at > USE_NOTED_EVERY:
        ApiToken.objects.filter(pk=token.pk).update(last_used_at=now)
    return token.user
