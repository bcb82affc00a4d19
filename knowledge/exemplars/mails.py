"""Tells those who answer for an instansi what was decided about its evidence, from the trail alone: the same event is told once."""

import datetime
from typing import Any

from django.contrib.auth import get_user_model
from django.utils import timezone

from knowledge.mail.services import send_once

from .models import Act, Exemplar, ExemplarEvent

# A mail server that is down for longer has an operator's attention.
TOLD_AGAIN_FOR = datetime.timedelta(days=3)
# What others than the instansi's own people do.
TOLD = (Act.ACCEPTED, Act.ACCEPTANCE_WITHDRAWN, Act.REDACTION_CHECKED, Act.REDACTION_WITHDRAWN, Act.FILE_REPLACED, Act.FILE_GONE)


def people_of(exemplar: Exemplar) -> list[Any]:
    """Those who answer for its instansi today (1 query and the grants of each)."""
    linked = get_user_model()._default_manager.filter(is_active=True, role_grants__instansi=exemplar.instansi_id).distinct().order_by("pk")
    return [user for user in linked if user.has_perm("exemplars.propose", exemplar)]


def tell(event: ExemplarEvent) -> int:
    """Send the mails of one event that have not left yet; returns how many left."""
    if event.act not in TOLD:
        return 0
    exemplar = Exemplar.objects.with_all().get(pk=event.exemplar_id)
    said = {"exemplar": exemplar, "event": event}
    people = [person for person in people_of(exemplar) if person.pk != event.actor_id]
    return sum(send_once(person, key=f"exemplar:{event.pk}", template="exemplars/decided", context=said) for person in people)


def tell_what_was_missed() -> int:
    """Send what a mail server refused in the last days; for the clock."""
    recent = ExemplarEvent.objects.filter(created_at__gt=timezone.now() - TOLD_AGAIN_FOR, act__in=TOLD)
    return sum(tell(event) for event in recent)
