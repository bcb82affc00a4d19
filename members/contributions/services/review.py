"""Submitting, withdrawing, deciding. What follows from them (state, history, mails) is in `receivers`, for every door alike."""

import datetime
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from wagtail.models import WorkflowState

from knowledge.models import PracticeIndexPage
from knowledge.rights import demand
from members.contributions.models import AlreadyDecided, Contribution, ContributionEvent, EventKind, State
from members.contributions.readiness import lacks, warnings_of

from .drafts import free_slug, held_for_writing, save_version
from .workflow import workflow_for

# Every submission calls people to read: more than this in a day cannot be meant well, or can wait until tomorrow.
MOST_SUBMISSIONS_A_DAY = 10


class Incomplete(ValueError):
    """Something is missing (args: the lacks)."""


class PersonalDataFound(ValueError):
    """It holds a NIP or NIK."""


class NotAcknowledged(ValueError):
    """It holds a telephone number or an address, and the author has not said that it is meant so."""


class TooManySubmissions(ValueError):
    """As many as one may send in a day."""


@transaction.atomic
def submit(contribution: Contribution, *, by: Any, is_acknowledged: bool = False) -> Contribution:
    """Send a draft to the editors of its aspects, or send it back to them after changes.

    Raises:
        Incomplete, PersonalDataFound, NotAcknowledged, TooManySubmissions: nothing was sent.
        PermissionDenied, NotEditable: see `held_for_writing`.
    """
    held = held_for_writing(contribution, by=by)
    page = held.draft
    if missing := lacks(page):
        raise Incomplete(missing)
    found = warnings_of(held)
    if any(warning.is_blocking for warning in found):
        raise PersonalDataFound(held.pk)
    if found and not is_acknowledged:
        raise NotAcknowledged(held.pk)
    since = timezone.now() - datetime.timedelta(days=1)
    sent = ContributionEvent.objects.filter(actor=by, kind__in=[EventKind.SUBMITTED, EventKind.RESUBMITTED], created_at__gt=since)
    if sent.count() >= MOST_SUBMISSIONS_A_DAY:
        raise TooManySubmissions(by.pk)
    settle_address(page)
    save_version(page, by=by)
    state = page.current_workflow_state
    if state is not None and state.status == WorkflowState.STATUS_NEEDS_CHANGES:
        state.resume(user=by)
    else:
        workflow_for(page).start(page, by)
    held.refresh_from_db()
    return held


def settle_address(page: Any) -> None:
    """The address follows the title until the page was public once."""
    if page.first_published_at:
        return
    parent = PracticeIndexPage.objects.select_for_update().get(pk=page.get_parent().pk)
    page.slug = free_slug(page.title, parent, but=page.pk)


@transaction.atomic
def withdraw(contribution: Contribution, *, by: Any) -> Contribution:
    """Take one's own contribution out of the review; it can be changed and submitted again.

    Raises:
        AlreadyDecided: it does not wait any more.
        PermissionDenied: it is somebody else's.
    """
    held = Contribution.objects.select_for_update().get(pk=contribution.pk)
    demand(by, "contributions.edit_contribution", held)
    state = held.page.current_workflow_state
    if held.state not in (State.WAITING, State.CHANGES) or state is None:
        raise AlreadyDecided(held.pk)
    state.cancel(user=by)
    held.refresh_from_db()
    return held


@transaction.atomic
def decide(contribution: Contribution, *, by: Any, action: str, comment: str, seen_revision: int) -> Contribution:
    """Approve ("approve") or ask for changes ("reject") of the version that was read.

    Raises:
        AlreadyDecided: somebody was first, or the author has withdrawn it.
        NotForYou, NewerVersion, CommentMissing: see `AspectReviewTask.on_action`.
        PermissionDenied: the actor decides about nothing.
    """
    demand(by, "contributions.open_queue")
    held = Contribution.objects.select_for_update().get(pk=contribution.pk)
    if action not in ("approve", "reject"):
        raise PermissionDenied(action)
    page: Any = held.page
    task_state = page.current_workflow_task_state
    if task_state is None:
        raise AlreadyDecided(held.pk)
    task_state.task.specific.on_action(task_state, by, action, comment=comment, seen_revision=seen_revision)
    held.refresh_from_db()
    return held
