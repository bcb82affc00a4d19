"""Those who wrote along: named, or invited by address without telling whether that address belongs to a member."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from wagtail.models import TaskState

from members.contributions.crediting import credit_writers
from members.contributions.models import CoAuthor, Contribution, State
from members.contributions.selectors import verified_addresses


class HasReviewed(PermissionDenied):
    """Who decided about a contribution cannot become one of its authors."""


@transaction.atomic
def answer_invitation(invitation: CoAuthor, *, by: Any, is_accepted: bool) -> CoAuthor:
    """Agree to be named, or decline; the last answer counts. On a published page the name is added at once.

    Raises:
        PermissionDenied: the invitation went to another address.
        HasReviewed: the member has decided about this contribution.
    """
    held = CoAuthor.objects.select_for_update().select_related("contribution__page").get(pk=invitation.pk)
    if held.email not in verified_addresses(by):
        raise PermissionDenied("contributions.answer_invitation")
    contribution = held.contribution
    if TaskState.objects.filter(workflow_state__object_id=str(contribution.page_id), finished_by=by).exclude(status="cancelled").exists():
        raise HasReviewed(contribution.pk)
    held.user = by if is_accepted else None
    held.declined_at = None if is_accepted else timezone.now()
    held.save(update_fields=["user", "declined_at"])
    if is_accepted and contribution.state == State.PUBLISHED:
        credit_on_live_page(contribution, by=by)
    return held


def credit_on_live_page(contribution: Contribution, *, by: Any) -> None:
    """Add the name to what is public, unless an editor has an unpublished change in hand: that one then carries it."""
    had_changes = contribution.page.has_unpublished_changes
    credit_writers(contribution, by=by)
    if not had_changes and contribution.draft.latest_revision:
        contribution.draft.latest_revision.publish(user=None)
