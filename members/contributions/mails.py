"""Who is told what by mail, from the history alone: asking again for the same event sends nothing twice."""

import datetime
from typing import Any

from allauth.account.models import EmailAddress
from django.utils import timezone

from knowledge.mail.services import send_once

from .models import Contribution, ContributionEvent, EventKind
from .selectors import reviewers_of

# A mail server that is down for longer has an operator's attention.
TOLD_AGAIN_FOR = datetime.timedelta(days=3)
TO_THE_AUTHOR: dict[str, str] = {
    EventKind.SUBMITTED: "submitted",
    EventKind.RESUBMITTED: "submitted",
    EventKind.CHANGES_ASKED: "changes_asked",
    EventKind.PUBLISHED: "published",
    EventKind.TAKEN_DOWN: "taken_down",
}


def tell(event: ContributionEvent) -> int:
    """Send the mails of one event that have not left yet; returns how many left."""
    contribution = event.contribution
    said = {"contribution": contribution, "event": event, "title": contribution.title}
    key = f"contribution:{event.pk}"
    letters = [(contribution.author, TO_THE_AUTHOR[event.kind])] if contribution.author and event.kind in TO_THE_AUTHOR else []
    if event.kind in (EventKind.SUBMITTED, EventKind.RESUBMITTED):
        letters += [(person, "to_review") for person in reviewers_of(contribution)]
        letters += [(person, "invited") for person in invited(contribution)]
    if event.kind == EventKind.PUBLISHED:
        letters += [(each.user, "published") for each in contribution.coauthors.select_related("user") if each.user]
    return sum(
        # An invitation is sent once for all, however often its contribution is submitted.
        send_once(
            person,
            key=f"contribution-invited:{contribution.pk}" if template == "invited" else f"{key}:{template}",
            template=f"contributions/{template}",
            context=said,
        )
        for person, template in letters
    )


def invited(contribution: Contribution) -> list[Any]:
    """Members among those invited; addresses that belong to nobody get no mail from here."""
    emails = [each.email for each in contribution.coauthors.all() if each.is_invited]
    return [each.user for each in EmailAddress.objects.filter(email__in=emails, verified=True).select_related("user")]


def tell_what_was_missed() -> int:
    """Send what a mail server refused in the last days; for the clock."""
    recent = ContributionEvent.objects.filter(created_at__gt=timezone.now() - TOLD_AGAIN_FOR)
    return sum(tell(event) for event in recent.select_related("contribution__page", "contribution__author"))
