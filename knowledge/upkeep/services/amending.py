"""Changes facts about an item, such as its steward, without publishing a draft that somebody is still writing."""

from collections.abc import Callable
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import Page

from knowledge.bin.selectors import is_binned

Change = dict[str, Any] | Callable[[Any], None]


class NotAmendable(ValueError):
    """The item is locked, scheduled, under review or in the bin (args: which, in words); changing it would end that."""


@transaction.atomic
def amend(page: Page, change: Change, *, by: Any) -> None:
    """Apply a change to what is published and to the newest draft alike, each with its own revision and log entry.

    `change` is either field values or a function that changes the page it is given.

    Raises:
        NotAmendable: see there.
    """
    live = Page.objects.get(pk=page.pk).specific
    if obstacle := obstacle_of(live, by):
        raise NotAmendable(obstacle)
    draft = live.get_latest_revision_as_object()
    has_draft = not live.live or live.has_unpublished_changes
    if live.live:
        apply(live, change)
        live.save_revision(user=by, log_action=True).publish(user=by, skip_permission_checks=True)
    if has_draft:
        apply(draft, change)
        draft.save_revision(user=by, log_action=True)


def apply(page: Any, change: Change) -> None:
    """Change one version of a page, and check it as the editor's form would."""
    if callable(change):
        change(page)
    else:
        for name, value in change.items():
            setattr(page, name, value)
    page.full_clean()


def obstacle_of(page: Page, user: Any) -> str:
    """What stands in the way of a change, in words; "" when nothing does."""
    lock = page.get_lock()
    if is_binned(page):
        return _("Ada di keranjang sampah.")
    if page.current_workflow_state:
        return _("Sedang ditelaah.")
    if page.scheduled_revision:
        return _("Punya jadwal terbit.")
    return _("Sedang dikunci.") if lock and lock.for_user(user) else ""
