"""Sends one mail to one person, once."""

import logging
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.template.loader import render_to_string
from django.utils.translation import override

from .models import SentMail

logger = logging.getLogger(__name__)


def send_once(user: Any, *, key: str, template: str, context: dict[str, Any], headers: dict[str, str] | None = None) -> bool:
    """Send `email/<template>_subject.txt` and `email/<template>_message.txt` to a person, in Indonesian; False when it was sent before.

    `key` names the occasion ("review-due:41:2026-12-01"); the person is part of it by itself. The key is taken before the mail leaves,
    so that two jobs at once send one mail; when the mail server refuses, the key is given back and the next run tries again.
    `headers` are the mail's own, such as List-Unsubscribe.
    """
    if not user.is_active or not user.email:
        return False
    full_key = f"{key}:{user.pk}"
    said = {**context, "user": user, "base_url": settings.BASE_URL}
    with override("id"):
        subject = " ".join(render_to_string(f"email/{template}_subject.txt", said).split())
        message = render_to_string(f"email/{template}_message.txt", said)
    with transaction.atomic():
        _, is_new = SentMail.objects.get_or_create(key=full_key, defaults={"user": user})
        if not is_new:
            return False
        try:
            EmailMessage(f"[{settings.WAGTAIL_SITE_NAME}] {subject}", message, None, [user.email], headers=headers).send()
        except OSError:
            # smtplib's errors and refused connections alike.
            logger.exception("A mail could not be sent; the next run tries again.")
            transaction.set_rollback(True)
            return False
    return True
