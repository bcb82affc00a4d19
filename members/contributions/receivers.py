"""What follows when a review moves, through whichever door: state, history, mails; and files that go with their contribution."""

from typing import Any

from django.db import transaction
from django.db.models.signals import post_delete
from django.utils import timezone
from wagtail.models import TaskState, WorkflowState
from wagtail.signals import (
    page_published,
    page_unpublished,
    task_submitted,
    workflow_approved,
    workflow_cancelled,
    workflow_rejected,
)

from knowledge.models import PracticePage

from .mails import tell
from .models import AspectReviewTask, Contribution, ContributionEvent, ContributionFile, EventKind, State
from .photos import seal


def connect() -> None:
    """Connect once, from `ready()`."""
    task_submitted.connect(follow_submission, dispatch_uid="contribution_submitted")
    workflow_rejected.connect(follow_request, dispatch_uid="contribution_changes_asked")
    workflow_cancelled.connect(follow_withdrawal, dispatch_uid="contribution_withdrawn")
    page_published.connect(follow_publication, sender=PracticePage, dispatch_uid="contribution_published")
    page_unpublished.connect(follow_removal, sender=PracticePage, dispatch_uid="contribution_taken_down")
    post_delete.connect(drop_content, sender=ContributionFile, dispatch_uid="contribution_file_deleted")
    quieten_wagtail()


class UnlessContribution:
    """One of Wagtail's notifiers, silent about contributions: their people get a mail of ours instead."""

    def __init__(self, notifier: Any) -> None:
        self.notifier = notifier

    def __call__(self, instance: WorkflowState, **kwargs: Any) -> Any:
        if contribution_of(instance) is None:
            return self.notifier(instance=instance, **kwargs)
        return False


_quietened: list[UnlessContribution] = []


def quieten_wagtail() -> None:
    """Take the places of Wagtail's notifiers, under their own names: Wagtail, whose app is ready later, finds them taken."""
    from wagtail.admin import signal_handlers

    places = [
        (workflow_rejected, signal_handlers.workflow_rejection_email_notifier, "workflow_state_rejected_email_notification"),
        (workflow_approved, signal_handlers.workflow_approval_email_notifier, "workflow_state_approved_email_notification"),
    ]
    for signal, notifier, uid in places:
        signal.disconnect(sender=WorkflowState, dispatch_uid=uid)
        _quietened.append(UnlessContribution(notifier))
        signal.connect(_quietened[-1], sender=WorkflowState, dispatch_uid=uid)


def contribution_of(state: WorkflowState) -> Contribution | None:
    """The contribution under review (1 query); None for other pages and snippets."""
    if state.content_type.model_class() is not PracticePage:
        return None
    return Contribution.objects.filter(page_id=int(state.object_id)).first()


def move(contribution: Contribution, state: str, kind: str, *, actor: Any, comment: str = "", **moments: Any) -> None:
    """Write the new state with what happened; mails leave once all is stored."""
    contribution.state = state
    for name, moment in moments.items():
        setattr(contribution, name, moment)
    contribution.save(update_fields=["state", *moments])
    revision_id = contribution.page.latest_revision_id
    event = ContributionEvent.objects.create(contribution=contribution, kind=kind, actor=actor, comment=comment, revision_id=revision_id)
    transaction.on_commit(lambda: tell(event))


def follow_submission(sender: type, instance: TaskState, user: Any = None, **kwargs: Any) -> None:
    """A review begins, or begins again after changes."""
    contribution = contribution_of(instance.workflow_state) if isinstance(instance.task.specific, AspectReviewTask) else None
    if contribution is None:
        return
    is_first = not contribution.events.filter(kind=EventKind.CHANGES_ASKED).exists()
    kind = EventKind.SUBMITTED if is_first else EventKind.RESUBMITTED
    move(contribution, State.WAITING, kind, actor=user, submitted_at=timezone.now(), decided_at=None)


def follow_request(sender: type, instance: WorkflowState, user: Any = None, **kwargs: Any) -> None:
    """An editor asks for changes."""
    contribution = contribution_of(instance)
    if contribution is not None and instance.current_task_state is not None:
        comment = instance.current_task_state.comment
        move(contribution, State.CHANGES, EventKind.CHANGES_ASKED, actor=user, comment=comment, decided_at=timezone.now())


def follow_withdrawal(sender: type, instance: WorkflowState, user: Any = None, **kwargs: Any) -> None:
    """The review was given up."""
    contribution = contribution_of(instance)
    if contribution is not None:
        move(contribution, State.WITHDRAWN, EventKind.WITHDRAWN, actor=user)


def follow_publication(sender: type, instance: PracticePage, revision: Any = None, **kwargs: Any) -> None:
    """It became public; a later edit of what is public is no news."""
    contribution = Contribution.objects.filter(page=instance).exclude(state=State.PUBLISHED).first()
    if contribution is None:
        return
    decision = TaskState.objects.filter(workflow_state__object_id=str(instance.pk), status=TaskState.STATUS_APPROVED).order_by("-finished_at").first()
    is_approval = decision is not None and contribution.state == State.WAITING
    actor = decision.finished_by if is_approval else getattr(revision, "user", None)
    comment = decision.comment if is_approval else ""
    move(contribution, State.PUBLISHED, EventKind.PUBLISHED, actor=actor, comment=comment, decided_at=timezone.now())


def follow_removal(sender: type, instance: PracticePage, **kwargs: Any) -> None:
    """It is not public any more, and neither are its photos at the addresses that were known."""
    contribution = Contribution.objects.filter(page=instance, state=State.PUBLISHED).first()
    if contribution is None:
        return
    for file in contribution.files.filter(image__isnull=False).select_related("image"):
        seal(file.image)
    move(contribution, State.WITHDRAWN, EventKind.TAKEN_DOWN, actor=None)


def drop_content(sender: type, instance: ContributionFile, **kwargs: Any) -> None:
    """A photo or document without its contribution belongs to nobody, and nothing would guard it."""
    for thing in (instance.image, instance.document):
        if thing is not None:
            thing.delete()
