"""The verbs of the bin: throw away, restore, purge. Each holds the bin for itself, so that of two at once one has an effect."""

import datetime
import logging
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from modelsearch import index
from wagtail.actions.delete_page import DeletePageAction
from wagtail.actions.move_page import MovePageAction
from wagtail.models import Page, PageViewRestriction, Revision
from wagtail.signals import page_published, page_unpublished

from knowledge.journal.acts import record

from .acts import PURGED, RESTORED, THROWN_AWAY
from .models import BinItem, BinPage, KeptState
from .selectors import days_kept, destination_of, holds_a_site, may_restore

logger = logging.getLogger(__name__)


class HoldsASite(ValueError):
    """The home page of a site, the root or the bin itself cannot be thrown away."""


class TakenOut(ValueError):
    """It lies in the bin no more: somebody has restored or purged it."""


class NoPlace(ValueError):
    """Neither its former parent nor an index page of its kind is there."""


class AddressTaken(ValueError):
    """Another page has the address by now; `slug` is the address, `parent` the page below which it is taken."""

    def __init__(self, slug: str, parent: Page) -> None:
        super().__init__(slug)
        self.slug, self.parent = slug, parent


def held_bin() -> BinPage:
    """The bin, made at its first use and held until the transaction ends."""
    found = BinPage.objects.select_for_update(of=("self",)).first()
    if found is not None:
        return found
    root = Page.objects.select_for_update().get(pk=Page.get_first_root_node().pk)
    # Somebody else may have made it while we waited.
    found = BinPage.objects.first()
    if found is None:
        found = root.add_child(instance=BinPage(title="Keranjang sampah", slug="keranjang-sampah", live=False))
        # Even what would be published there by some door is for nobody's eyes.
        PageViewRestriction.objects.create(page=found, restriction_type=PageViewRestriction.GROUPS)
    return found


@transaction.atomic
def throw_away(page: Page, *, by: Any) -> BinItem:
    """Take a page with all below it from the site into the bin; what lies there already stays as it is.

    The caller has asked whether the person may delete it.

    Raises:
        HoldsASite: see there.
    """
    bin_page = held_bin()
    branch_root = Page.objects.get(pk=page.pk)
    if branch_root.pk == bin_page.pk or holds_a_site(branch_root):
        raise HoldsASite(page.pk)
    if branch_root.is_descendant_of(bin_page):
        return BinItem.objects.get(page__in=branch_root.get_ancestors(inclusive=True))
    branch = list(branch_root.get_descendants(inclusive=True).specific())
    parent = branch_root.get_parent()
    item = BinItem.objects.create(
        page=branch_root,
        thrown_by=by,
        former_parent=parent,
        former_place=place_of(branch_root),
        former_slug=branch_root.slug,
        was_live=any(each.live for each in branch),
    )
    for each in branch:
        keep_state(each, item, by=by)
    # Below the bin addresses of all sections meet: the key cannot clash.
    Page.objects.filter(pk=branch_root.pk).update(slug=f"sampah-{branch_root.pk}")
    move(branch_root.pk, bin_page, by=by)
    for each in branch:
        # The search of the CMS looks into an index of its own.
        index.remove_object(each)
    record(branch[0], THROWN_AWAY, by=by, place=item.former_place)
    return item


def move(key: int, parent: Page, *, by: Any) -> None:
    """Move a page below another; whether the person may was asked before."""
    MovePageAction(Page.objects.get(pk=key), parent, pos="last-child", user=by).execute(skip_permission_checks=True)


def place_of(page: Page) -> str:
    """The way to a page in words, without root and home page."""
    above = page.get_ancestors().filter(depth__gt=2)
    return " › ".join(above.values_list("title", flat=True))[:500] or page.get_parent().title[:500]


def keep_state(page: Any, item: BinItem, *, by: Any) -> None:
    """Remember how a page stands, and take it down as if it was unpublished: every room that listens follows."""
    scheduled = page.revisions.filter(approved_go_live_at__isnull=False).values_list("pk", "approved_go_live_at")
    KeptState.objects.create(
        item=item,
        page_id=page.pk,
        was_live=page.live,
        had_changes=page.has_unpublished_changes,
        was_expired=page.expired,
        live_revision_id=page.live_revision_id,
        schedule={str(key): moment.isoformat() for key, moment in scheduled},
    )
    page.revisions.update(approved_go_live_at=None)
    if page.current_workflow_state:
        # A review of what is in the bin would publish it there.
        page.current_workflow_state.cancel(user=by)
    if page.live:
        page.live, page.has_unpublished_changes, page.live_revision = False, True, None
        Page.objects.filter(pk=page.pk).update(live=False, has_unpublished_changes=True, live_revision=None)
        page_unpublished.send(sender=type(page), instance=page)


def held_item(item: BinItem) -> BinItem:
    """The item as it stands now, held until the transaction ends.

    Raises:
        TakenOut: see there.
    """
    held_bin()
    found = BinItem.objects.select_related("page").filter(pk=item.pk).first()
    if found is None:
        raise TakenOut(item.pk)
    return found


@transaction.atomic
def restore(item: BinItem, *, by: Any, slug: str = "") -> Page:
    """Put a page back with all below it, in the state that each had; `slug` is another last part of its address.

    Raises:
        TakenOut, NoPlace, AddressTaken: see there; nothing has changed.
        PermissionDenied: the person may not add to (and publish below) the page where it goes.
    """
    held = held_item(item)
    destination = destination_of(held)
    if destination is None:
        raise NoPlace(held.pk)
    if not may_restore(by, held, destination):
        raise PermissionDenied("bin.restore")
    wanted = slug or held.former_slug
    if destination.get_children().filter(slug=wanted).exists():
        raise AddressTaken(wanted, destination)
    states = list(held.states.all())
    held.delete()
    Page.objects.filter(pk=held.page_id).update(slug=wanted)
    move(held.page_id, destination, by=by)
    if wanted != held.former_slug:
        readdress(held.page, wanted)
    for state in states:
        bring_back(state)
    page = Page.objects.get(pk=held.page_id).specific
    record(page, RESTORED, by=by, place=destination.title)
    return page


def readdress(page: Page, slug: str) -> None:
    """Let the kept versions carry the new address too, or the next publication would bring the old one back."""
    for revision in Revision.page_revisions.filter(object_id=str(page.pk)):
        revision.content["slug"] = slug
        revision.save(update_fields=["content"])


def bring_back(state: KeptState) -> None:
    """Let a page stand as it stood; what was live is published again for every room that listens."""
    Page.objects.filter(pk=state.page_id).update(
        live=state.was_live, has_unpublished_changes=state.had_changes, expired=state.was_expired, live_revision=state.live_revision_id
    )
    for key, moment in state.schedule.items():
        Revision.page_revisions.filter(pk=int(key)).update(approved_go_live_at=parse_datetime(moment))
    page = Page.objects.get(pk=state.page_id).specific
    index.insert_or_update_object(page)
    if state.was_live:
        page_published.send(sender=type(page), instance=page, revision=state.live_revision)


@transaction.atomic
def purge(item: BinItem, *, by: Any) -> None:
    """Delete a page in the bin for good, with all below it; None as actor is the clock.

    Raises:
        TakenOut: see there.
        PermissionDenied: the person is no administrator.
    """
    if by is not None and not by.has_perm("bin.purge"):
        raise PermissionDenied("bin.purge")
    page = held_item(item).page.specific
    record(page, PURGED, by=by, deleted=True)
    DeletePageAction(page, user=by).execute(skip_permission_checks=True)


def purge_expired(*, now: datetime.datetime | None = None) -> int:
    """Purge what has lain in the bin for as long as it is kept; returns how many. For the clock: one that fails stops no other."""
    over = (now or timezone.now()) - datetime.timedelta(days=days_kept())
    purged = 0
    for item in BinItem.objects.filter(thrown_at__lt=over).order_by("pk"):
        try:
            purge(item, by=None)
        except TakenOut:
            continue
        except Exception:
            logger.exception("The bin could not purge item %s.", item.pk)
            continue
        purged += 1
    return purged
