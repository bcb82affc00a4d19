"""The list and one discussion; for guests both are the same for everybody."""

from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from knowledge.aspects.models import Aspect
from knowledge.aspects.selectors import active_aspects
from members.forum.forms import ListFilter, ReplyForm
from members.forum.models import Discussion
from members.forum.querysets import DiscussionQuerySet
from members.forum.selectors import page_of, posts_of


@require_safe
def discussion_list(request: HttpRequest) -> HttpResponse:
    """All discussions, narrowed by aspect, state and words of the title."""
    chosen = ListFilter(request.GET)
    chosen.is_valid()
    wanted = {field: chosen.cleaned_data.get(field, "") for field in ("aspek", "status", "q")}
    may_moderate = request.user.has_perm("forum.moderate") if request.user.is_authenticated else False
    if wanted["status"] == "tersembunyi" and not may_moderate:
        wanted["status"] = ""
    aspects = active_aspects()
    aspect = aspect_named(wanted["aspek"], aspects)
    page = page_of(narrowed(aspect, wanted), older_than=chosen.cleaned_data.get("sebelum", ""), newer_than=chosen.cleaned_data.get("sesudah", ""))
    base = {key: value for key, value in wanted.items() if value}
    context = {
        "discussions": page.rows,
        "aspect": aspect,
        "wanted": wanted,
        "may_moderate": may_moderate,
        "aspect_chips": aspect_chips(aspects, aspect, base),
        "status_chips": status_chips(base, may_moderate),
        "newer_url": f"?{urlencode({**base, 'sesudah': page.newer})}" if page.newer else "",
        "older_url": f"?{urlencode({**base, 'sebelum': page.older})}" if page.older else "",
        "is_filtered": bool(base),
        "new_url": f"/forum/baru/?{urlencode({'aspek': aspect.code})}" if aspect else "/forum/baru/",
    }
    return render(request, "forum/discussion_list.html", context)


def aspect_named(code: str, aspects: list[Aspect]) -> Aspect | None:
    """The aspect or sub-aspect of the active framework with this code or slug."""
    if not code:
        return None
    found = next((aspect for aspect in aspects if code in (aspect.code, aspect.slug)), None)
    return found or Aspect.objects.active().subs().filter(code=code).first()


def narrowed(aspect: Aspect | None, wanted: dict[str, str]) -> DiscussionQuerySet:
    """The discussions that the filters leave."""
    found: Any = Discussion.objects.hidden() if wanted["status"] == "tersembunyi" else Discussion.objects.visible()
    if wanted["status"] == "belum-terjawab":
        found = found.unanswered()
    if aspect is not None:
        found = found.about(aspect.pk)
    return found.titled(wanted["q"])


def aspect_chips(aspects: list[Aspect], chosen: Aspect | None, base: dict[str, str]) -> list[dict[str, Any]]:
    """Links that narrow to an aspect and keep the other filters."""
    rest = {key: value for key, value in base.items() if key != "aspek"}
    chips = [{"label": _("Semua aspek"), "url": f"?{urlencode(rest)}", "current": chosen is None}]
    return chips + [{"label": a.label, "url": f"?{urlencode({**rest, 'aspek': a.code})}", "current": a == chosen} for a in aspects]


def status_chips(base: dict[str, str], may_moderate: bool) -> list[dict[str, Any]]:
    """Links that narrow to a state; what is hidden is offered to moderators alone."""
    rest = {key: value for key, value in base.items() if key != "status"}
    states = [("", _("Semua")), ("belum-terjawab", _("Belum terjawab"))] + ([("tersembunyi", _("Disembunyikan"))] if may_moderate else [])
    return [
        {"label": label, "url": f"?{urlencode({**rest, 'status': code} if code else rest)}", "current": base.get("status", "") == code}
        for code, label in states
    ]


def readable(user: Any, pk: int) -> Discussion:
    """The discussion, when this reader may see it; a hidden one exists for moderators alone."""
    discussion = get_object_or_404(Discussion.objects.select_related("author", "instansi", "accepted_post__author", "accepted_post__instansi"), pk=pk)
    if discussion.is_hidden and not (user.is_authenticated and user.has_perm("forum.moderate")):
        raise Http404
    return discussion


@require_safe
def discussion_detail(request: HttpRequest, pk: int, slug: str) -> HttpResponse:
    """A discussion with its posts, the accepted answer first."""
    discussion = readable(request.user, pk)
    if slug != discussion.slug:
        return HttpResponsePermanentRedirect(discussion.get_absolute_url())
    return detail_response(request, discussion, ReplyForm() if request.user.is_authenticated else None)


def detail_response(request: HttpRequest, discussion: Discussion, form: ReplyForm | None, *, status: int = 200) -> HttpResponse:
    """The page of a discussion, also with a reply that has to be corrected."""
    user: Any = request.user
    is_member = user.is_authenticated
    may_moderate = is_member and user.has_perm("forum.moderate")
    start = request.GET.get("mulai", "1")
    start_number = int(start) if start.isascii() and start.isdigit() and len(start) < 10 else 1
    posts, following = posts_of(discussion, start=start_number, with_hidden=may_moderate)
    context = {
        "discussion": discussion,
        "posts": posts,
        "answer": discussion.accepted_post if start_number <= 1 else None,
        "following_url": f"?mulai={following}#balasan" if following else "",
        "first_url": discussion.get_absolute_url() if start_number > 1 else "",
        "form": form,
        "may_moderate": may_moderate,
        "may_accept": is_member and user.has_perm("forum.accept_answer", discussion),
        "may_close": is_member and user.has_perm("forum.close_discussion", discussion),
        "may_edit": is_member and not discussion.is_closed and user.has_perm("forum.edit_discussion", discussion),
    }
    return render(request, "forum/discussion_detail.html", context, status=status)
