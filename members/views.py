"""Pages of the signed-in: their room, profile, directory and data."""

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from knowledge.aspects.selectors import active_aspects
from knowledge.catalogue.models import Entry

from .forms import DirectoryFilter, ProfileForm
from .forum.selectors import discussions_by, unanswered_for
from .models import Membership
from .selectors import listed_members, membership_of, own_data


@login_required
@never_cache
@require_GET
def room(request: HttpRequest) -> HttpResponse:
    """What should I do next? The landing page after sign-in."""
    membership = membership_of(request.user)
    instansi = membership.instansi
    user: Any = request.user
    context = {
        "membership": membership,
        "may_see_result": bool(instansi and user.has_perm("assessment.view_result", instansi)),
        "may_enter_scores": bool(instansi and user.has_perm("assessment.enter_scores", instansi)),
        "oversees": user.has_perm("assessment.enter_verified_scores"),
        "my_discussions": discussions_by(user),
        "unanswered": unanswered_for(membership),
        "events": list(Entry.objects.of_kind("acara").upcoming().for_cards()[:3]),
    }
    return render(request, "members/room.html", context)


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def profile(request: HttpRequest) -> HttpResponse:
    """One's own profile."""
    if not request.user.has_perm("members.edit_own_profile"):
        raise PermissionDenied
    form = ProfileForm(request.POST if request.method == "POST" else None, membership=membership_of(request.user))
    if request.method == "POST" and form.is_valid():
        form.save(by=request.user)
        messages.success(request, _("Profil Anda tersimpan."))
        return HttpResponseRedirect(reverse("members:profile"))
    return render(request, "members/profile.html", {"form": form, "membership": form.membership}, status=422 if form.errors else 200)


@login_required
@never_cache
@require_GET
def directory(request: HttpRequest) -> HttpResponse:
    """Members who chose to be listed, for members."""
    if not request.user.has_perm("members.view_directory"):
        raise PermissionDenied
    chosen = DirectoryFilter(request.GET)
    chosen.is_valid()
    wanted = {field: chosen.cleaned_data.get(field, "") for field in ("aspek", "instansi", "q")}
    aspects = active_aspects()
    aspect = next((a for a in aspects if a.code == wanted["aspek"]), None)
    members, following = listed_members(
        aspect=aspect, instansi_code=wanted["instansi"], words=wanted["q"], after=chosen.cleaned_data.get("sesudah", "")
    )
    base = {key: value for key, value in wanted.items() if value}
    context = {
        "members": members,
        "aspects": aspects,
        "aspect": aspect,
        "wanted": wanted,
        "aspect_chips": aspect_chips(aspects, aspect, base),
        "next_url": f"?{urlencode({**base, 'sesudah': following})}" if following else "",
    }
    return render(request, "members/directory.html", context)


def aspect_chips(aspects: list[Any], chosen: Any, base: dict[str, str]) -> list[dict[str, Any]]:
    """Links that narrow a list to an aspect and keep the other filters."""
    rest = {key: value for key, value in base.items() if key != "aspek"}
    chips = [{"label": _("Semua aspek"), "url": f"?{urlencode(rest)}", "current": chosen is None}]
    return chips + [{"label": a.label, "url": f"?{urlencode({**rest, 'aspek': a.code})}", "current": a == chosen} for a in aspects]


@login_required
@never_cache
@require_GET
def member(request: HttpRequest, pk: int) -> HttpResponse:
    """One member who is listed, or oneself; anybody else does not exist."""
    membership = get_object_or_404(
        Membership.objects.select_related("user", "instansi").prefetch_related("expertise").filter(user__is_active=True), user_id=pk
    )
    if not request.user.has_perm("members.view_profile", membership):
        raise Http404
    return render(request, "members/member.html", {"membership": membership, "discussions": discussions_by(membership.user)})


@login_required
@never_cache
@require_GET
def account(request: HttpRequest) -> HttpResponse:
    """Everything about the account in one place."""
    return render(request, "members/account.html")


@login_required
@never_cache
@require_GET
def my_data(request: HttpRequest) -> HttpResponse:
    """What is kept about me, and where it can be changed."""
    if not request.user.has_perm("members.view_own_data"):
        raise PermissionDenied
    return render(request, "members/my_data.html", {"data": own_data(request.user)})


@login_required
@never_cache
@require_GET
def my_data_file(request: HttpRequest) -> HttpResponse:
    """The same as a file."""
    if not request.user.has_perm("members.view_own_data"):
        raise PermissionDenied
    response = JsonResponse(own_data(request.user), json_dumps_params={"ensure_ascii": False, "indent": 2})
    response.headers["Content-Disposition"] = 'attachment; filename="data-saya.json"'
    return response
