"""One's own contributions: the list, where one of them stands, its preview and its files."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from members.contributions.models import Contribution, ContributionEvent
from members.contributions.selectors import contributions_by, history_of, invitations_for, last_request, with_all

THUMBNAIL = "max-480x360|format-webp"


def readable(request: HttpRequest, pk: int) -> Contribution:
    """A contribution that this reader may see; anybody else is told that there is none."""
    contribution = with_all(pk)
    if contribution is None or not request.user.has_perm("contributions.view_contribution", contribution):
        raise Http404
    return contribution


def own(request: HttpRequest, pk: int) -> Contribution:
    """A contribution of the reader's own; who may only read it is refused."""
    contribution = readable(request, pk)
    if not request.user.has_perm("contributions.edit_contribution", contribution):
        raise PermissionDenied
    return contribution


@login_required
@never_cache
@require_GET
def contribution_list(request: HttpRequest) -> HttpResponse:
    """Everything the reader wrote or is invited to."""
    context = {
        "contributions": contributions_by(request.user),
        "invitations": invitations_for(request.user),
        "may_decide": request.user.has_perm("contributions.open_queue"),
    }
    return render(request, "contributions/contribution_list.html", context)


@login_required
@never_cache
@require_GET
def contribution_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """Where it stands, what was said, what comes next."""
    contribution = readable(request, pk)
    events = history_of(contribution)
    context = {
        "contribution": contribution,
        "is_own": request.user.has_perm("contributions.edit_contribution", contribution),
        "timeline": [told(event, is_last=event is events[-1]) for event in events],
        "request_for_changes": last_request(contribution) if contribution.state == "perbaikan" else None,
        "coauthors": list(contribution.coauthors.all()),
        "can_be_deleted": contribution.is_editable and contribution.page.first_published_at is None,
    }
    return render(request, "contributions/contribution_detail.html", context)


def told(event: ContributionEvent, *, is_last: bool) -> dict[str, Any]:
    """An event as the timeline shows it."""
    return {
        "moment": event.created_at,
        "title": event.get_kind_display(),
        "who": event.actor,
        "text": event.comment,
        "state": "now" if is_last else "done",
    }


@login_required
@never_cache
@require_GET
def preview(request: HttpRequest, pk: int) -> HttpResponseBase:
    """The page as it would be, for its writers and those who decide."""
    contribution = readable(request, pk)
    shown: Any = request
    shown.contribution = contribution
    response: HttpResponseBase = contribution.draft.serve_preview(request, "")
    return response


@login_required
@never_cache
@require_GET
def photo(request: HttpRequest, pk: int, file_pk: int) -> HttpResponseBase:
    """A small copy of a photo, for the form."""
    file = get_object_or_404(readable(request, pk).files.select_related("image"), pk=file_pk, image__isnull=False)
    image: Any = file.image
    rendition = image.get_rendition(THUMBNAIL)
    return FileResponse(rendition.file.open("rb"), content_type="image/webp")
