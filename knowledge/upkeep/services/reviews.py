"""Opens tasks of review when a regulation is replaced or a review date has passed, and closes them."""

import datetime
from collections.abc import Iterable
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from wagtail.models import Page

from knowledge.catalogue import services as catalogue
from knowledge.catalogue.models import Entry
from knowledge.catalogue.registry import kinds
from knowledge.catalogue.signals import entries_changed
from knowledge.journal.acts import record
from knowledge.models import RegulationPage

from ..acts import REVIEWED
from ..models import Outcome, Reason, ReviewTask
from .amending import amend
from .telling import tell_stewards

DAYS_FOR_A_REVIEW = 30


class ReviewClosed(ValueError):
    """Somebody has closed this review already."""


class NotYourReview(PermissionDenied):
    """Neither the steward nor an editor."""


@transaction.atomic
def open_regulation_reviews(regulation: RegulationPage) -> int:
    """Open one task for each live item that cites a replaced regulation; those that had one for it are left alone.

    Returns how many were opened; a second run opens none. The caller knows that the regulation is replaced.
    """
    # Two editors at once: the second waits here and then finds the tasks of the first.
    RegulationPage.objects.select_for_update(of=("self",)).get(pk=regulation.pk)
    reviewed = ReviewTask.objects.filter(regulation=regulation).exclude(outcome=Outcome.VOID).values("page")
    citing = Page.objects.live().filter(citations__regulation=regulation).exclude(pk__in=reviewed).distinct()
    return open_tasks(citing, reason=Reason.REGULATION, regulation=regulation)


@transaction.atomic
def open_scheduled_reviews(*, today: datetime.date | None = None) -> int:
    """Open one task for each live item whose review date has passed, once per date; returns how many."""
    today = today or timezone.localdate()
    due = Entry.objects.of_pages().filter(review_due__lt=today).values_list("object_id", "review_due")
    dates = dict(due)
    known = set(ReviewTask.objects.filter(scheduled_for__isnull=False, page__in=dates).values_list("page", "scheduled_for"))
    busy = set(ReviewTask.objects.open().filter(reason=Reason.SCHEDULE).values_list("page", flat=True))
    wanted = {key: date for key, date in dates.items() if (key, date) not in known and key not in busy}
    return open_tasks(Page.objects.live().filter(pk__in=wanted), reason=Reason.SCHEDULE, dates=wanted)


@transaction.atomic
def request_review(page: Page, *, note: str, reason: Reason = Reason.MANUAL) -> int:
    """Ask the steward to look at an item again; nothing happens while an earlier request is open. Returns 1 or 0."""
    if ReviewTask.objects.open().filter(page=page, reason=reason).exists():
        return 0
    return open_tasks(Page.objects.live().filter(pk=page.pk), reason=reason, note=note[:400])


def open_tasks(
    pages: Any,
    *,
    reason: Reason,
    regulation: RegulationPage | None = None,
    dates: dict[int, datetime.date] | None = None,
    note: str = "",
) -> int:
    """Write the tasks, mark the catalogue, and tell the stewards once the transaction stands."""
    due_on = timezone.localdate() + datetime.timedelta(days=DAYS_FOR_A_REVIEW)
    tasks = [
        ReviewTask(
            page_id=page.pk,
            reason=reason,
            regulation=regulation,
            scheduled_for=dates[page.pk] if dates else None,
            note=note,
            due_on=due_on,
            assigned_to_id=getattr(page, "steward_id", None) or page.owner_id,
        )
        for page in pages.specific().defer_streamfields()
    ]
    ReviewTask.objects.bulk_create(tasks)
    refresh_entries([task.page_id for task in tasks])
    if tasks:
        transaction.on_commit(tell_stewards)
    return len(tasks)


@transaction.atomic
def close_review(task: ReviewTask, *, by: Any, outcome: str, next_due: datetime.date | None = None) -> ReviewTask:
    """Close a review with its outcome; with `next_due` the item is marked as reviewed today and due again then.

    Raises:
        NotYourReview: the person is neither the item's steward nor an editor.
        ReviewClosed: it is closed already.
        NotAmendable: `next_due` is given and the item is locked, scheduled or under review.
    """
    if not by.has_perm("upkeep.close_review", task):
        raise NotYourReview
    task = ReviewTask.objects.select_for_update().get(pk=task.pk)
    if not task.is_open:
        raise ReviewClosed
    task.outcome, task.closed_at, task.closed_by = Outcome(outcome), timezone.now(), by
    task.save(update_fields=["outcome", "closed_at", "closed_by"])
    record(task.page, REVIEWED, by=by, outcome=task.get_outcome_display())
    if next_due:
        amend(task.page, {"reviewed_on": timezone.localdate(), "review_due": next_due}, by=by)
    refresh_entries([task.page_id])
    return task


@transaction.atomic
def settle_scheduled_review(page: Page) -> int:
    """An editor published a review date that lies ahead: the review that the earlier date asked for is done. Returns 1 or 0."""
    next_due = getattr(page, "review_due", None)
    if next_due is None or next_due < timezone.localdate():
        return 0
    open_task = ReviewTask.objects.open().filter(page_id=page.pk, reason=Reason.SCHEDULE)
    return open_task.update(outcome=Outcome.UPDATED, closed_at=timezone.now())


@transaction.atomic
def withdraw_reviews(regulation: RegulationPage) -> int:
    """A regulation counts as replaced no longer, as after a slip: open tasks that it caused are void. Returns how many."""
    tasks = list(ReviewTask.objects.open().filter(regulation=regulation))
    ReviewTask.objects.filter(pk__in=[task.pk for task in tasks]).update(outcome=Outcome.VOID, closed_at=timezone.now())
    refresh_entries([task.page_id for task in tasks])
    return len(tasks)


def refresh_entries(page_ids: Iterable[int]) -> None:
    """Write the catalogue's entries of these pages anew, so that cards and pages show what is open (a few queries per kind)."""
    wanted = list(page_ids)
    written: list[int] = []
    if not wanted:
        return
    present = Entry.objects.of_pages().filter(object_id__in=wanted).values_list("kind", flat=True)
    for code in set(present):
        kind = next(kind for kind in kinds() if kind.code == code)
        written += [entry.pk for entry in catalogue.write_entries(kind, kind.published().filter(pk__in=wanted))]
    if written:
        catalogue.bump_version()
        entries_changed.send(sender=Entry, entry_ids=written, removed_ids=[])
