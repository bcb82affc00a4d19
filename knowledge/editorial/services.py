"""Writes of this room: the help texts that come with the site, and new pages that start from a frame."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import Page

from .models import HelpText, StartingPoint
from .places import places
from .selectors import default_html

# What belongs to the frame itself and not to what starts from it.
LEFT_BEHIND = ["credits", "related_links", "dependencies", "comments", "score_doubts"]
CLEARED: dict[str, Any] = {
    "external_id": "",
    "reviewed_on": None,
    "review_due": None,
    "go_live_at": None,
    "expire_at": None,
    "expired": False,
    "locked": False,
    "locked_at": None,
    "locked_by": None,
    "search_description": "",
    "seo_title": "",
    "year": None,
    "published_on": None,
    "presented_by": None,
    "presented_at": None,
}


@transaction.atomic
def load_help() -> int:
    """Give every place without a row the words that come with the site, so that an administrator finds all of them; returns how many."""
    known = set(HelpText.objects.values_list("key", flat=True))
    missing = [place for place in places().values() if place.key not in known]
    for place in missing:
        HelpText.objects.create(
            key=place.key, title=place.title, body=default_html(place), link_label=place.link_label, link_url=place.link_url, is_shown=True
        )
    return len(missing)


@transaction.atomic
def start_from(starting_point: StartingPoint, *, by: Any) -> Page:
    """A new unpublished page of `by` beside the frame, with its words and tags and nothing of its history, dates, credits or address.

    Raises:
        PermissionDenied: `by` may not add pages where the frame stands.
    """
    frame = starting_point.page.get_latest_revision_as_object()
    parent = frame.get_parent()
    if not parent.permissions_for_user(by).can_add_subpage():
        raise PermissionDenied
    names = {field.name for field in frame._meta.get_fields()}
    nullable = {name for name in names if getattr(frame._meta.get_field(name), "null", False)}
    cleared = {name: value for name, value in CLEARED.items() if name in names and (value is not None or name in nullable)}
    title = _("%(frame)s (baru)") % {"frame": starting_point.title}
    own = {"title": title, "draft_title": title, "slug": free_slug(parent, frame.slug), "owner": by, **cleared}
    if "steward" in names:
        own["steward"] = by
    exclude = [name for name in LEFT_BEHIND if name in names]
    return frame.copy(
        to=parent, update_attrs=own, exclude_fields=exclude, copy_revisions=False, keep_live=False, user=by, log_action="wagtail.create"
    )


def free_slug(parent: Page, start: str) -> str:
    """An address that no page below the parent has."""
    taken = set(parent.get_children().values_list("slug", flat=True))
    number = 1
    while (slug := f"{start[:200]}-baru-{number}") in taken:
        number += 1
    return slug
