"""Who is told what by mail: whoever decides of a new suggestion, the reader of the decision; each once."""

import datetime
from typing import Any

from django.db.models import Q
from django.utils import timezone

from knowledge.mail.services import send_once

from .models import DECIDED, Suggestion, SuggestionState
from .selectors import deciders_of

# A mail server that is down for longer has an operator's attention.
TOLD_AGAIN_FOR = datetime.timedelta(days=3)


def tell(suggestion: Suggestion) -> int:
    """Send the mails of where a suggestion stands that have not left yet; returns how many left."""
    letters: list[tuple[Any, str]] = []
    if suggestion.state == SuggestionState.WAITING:
        letters = [(person, "to_decide") for person in deciders_of(suggestion)]
    elif suggestion.state in DECIDED and suggestion.author is not None:
        letters = [(suggestion.author, "accepted" if suggestion.state == SuggestionState.ACCEPTED else "declined")]
    context = {"suggestion": suggestion, "title": suggestion.page.title}
    return sum(
        send_once(person, key=f"suggestion:{suggestion.pk}:{template}", template=f"suggestions/{template}", context=context)
        for person, template in letters
    )


def tell_what_was_missed() -> int:
    """Send what a mail server refused in the last days; for the clock."""
    since = timezone.now() - TOLD_AGAIN_FOR
    recent = Suggestion.objects.filter(Q(created_at__gt=since) | Q(decided_at__gt=since))
    return sum(tell(suggestion) for suggestion in recent.select_related("page", "author"))
