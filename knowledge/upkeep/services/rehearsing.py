"""Tries a change of many pages: the very service runs, in a transaction that is taken back, and what it would have done is told."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from wagtail.models import Page

from .amending import Change, NotAmendable, amend

NOTHING = "–"


@dataclass(frozen=True)
class FactChange:
    """One fact of a page as it is and as it would be."""

    label: str
    before: str
    after: str


@dataclass(frozen=True)
class Rehearsed:
    """What would happen to one page: its changes, none when it is so already, or why it would be left alone."""

    page: Page
    changes: list[FactChange]
    refusal: str = ""
    has_draft: bool = False


def rehearse(pages: Iterable[Page], change: Change, *, by: Any) -> list[Rehearsed]:
    """Amend each page and take it all back: no revision, no entry of a log, no mail, nothing in an index remains."""
    told = []
    with transaction.atomic():
        told = [rehearsed(page, change, by=by) for page in pages]
        transaction.set_rollback(True)
    return told


def rehearsed(page: Page, change: Change, *, by: Any) -> Rehearsed:
    """One page, inside the transaction that will be taken back."""
    before = facts_of(page)
    has_draft = page.live and page.has_unpublished_changes
    try:
        amend(page, change, by=by)
    except NotAmendable as obstacle:
        return Rehearsed(page, [], refusal=str(obstacle), has_draft=has_draft)
    except ValidationError as error:
        return Rehearsed(page, [], refusal=_("Isinya belum sah: %(reasons)s") % {"reasons": " ".join(error.messages)}, has_draft=has_draft)
    after = facts_of(page)
    changes = [FactChange(label, before[label], after[label]) for label in before if before[label] != after[label]]
    return Rehearsed(page, changes, has_draft=has_draft)


def facts_of(page: Page) -> dict[str, str]:
    """What the actions change, in words: of what is published, or else of the newest draft."""
    stored: Any = Page.objects.get(pk=page.pk).specific
    version = stored if stored.live else stored.get_latest_revision_as_object()
    steward = get_user_model()._default_manager.filter(pk=version.steward_id).first() if version.steward_id else None
    return {
        _("Penanggung jawab"): steward.display_name if steward else NOTHING,
        _("Tinjau lagi"): date_format(version.review_due, "j F Y") if version.review_due else NOTHING,
        _("Aspek"): ", ".join(f"{each.code} {each.label}" for each in version.chosen_aspects) or NOTHING,
        _("Topik"): ", ".join(sorted(topic.name for topic in version.topics.all())) or NOTHING,
    }
