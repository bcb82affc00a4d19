"""Keeping, dropping and finding again."""

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from members.reading import services
from members.reading.forms import ThingForm
from members.reading.selectors import entries_by_key, kept_by, kept_kinds


@login_required
@never_cache
@require_GET
def bookmark_list(request: HttpRequest) -> HttpResponse:
    """What I kept, all or of one kind (`?jenis=`)."""
    if not request.user.has_perm("reading.keep_own"):
        raise PermissionDenied
    kinds = kept_kinds(request.user)
    asked = request.GET.get("jenis", "")
    chosen = asked if any(kind.code == asked for kind in kinds) else ""
    kept = kept_by(request.user, kind=chosen, after=request.GET.get("sesudah", ""))
    address = {"jenis": chosen} if chosen else {}
    context = {
        "entries": kept.entries,
        "chosen": chosen,
        "chips": kind_chips(kinds, chosen),
        "next_url": f"?{urlencode({**address, 'sesudah': kept.next_cursor})}" if kept.next_cursor else "",
    }
    return render(request, "reading/bookmark_list.html", context)


def kind_chips(kinds: list[Any], chosen: str) -> list[dict[str, Any]]:
    """Links that narrow the list to a kind."""
    chips = [{"label": _("Semua"), "url": reverse("reading:bookmarks"), "current": not chosen}]
    return chips + [{"label": kind.plural, "url": f"?jenis={kind.code}", "current": kind.code == chosen} for kind in kinds]


def asked_thing(request: HttpRequest) -> dict[str, Any]:
    """Kind and number that a button sent.

    Raises:
        Http404: they cannot be any thing's.
    """
    form = ThingForm(request.POST)
    if not form.is_valid():
        raise Http404
    return form.cleaned_data


@login_required
@never_cache
@require_POST
def bookmark_keep(request: HttpRequest) -> HttpResponse:
    """Keep a thing and stay on its page."""
    try:
        entry = services.keep_bookmark(by=request.user, **asked_thing(request))
    except services.NothingThere as error:
        raise Http404 from error
    messages.success(request, _("Tersimpan di “Simpanan saya”."))
    return redirect(entry.url)


@login_required
@never_cache
@require_POST
def bookmark_drop(request: HttpRequest) -> HttpResponse:
    """Drop a thing; from the list (`ke=daftar`) back to the list, otherwise to its page."""
    thing = asked_thing(request)
    services.drop_bookmark(by=request.user, **thing)
    messages.success(request, _("Dilepas dari “Simpanan saya”."))
    entry = (
        None if request.POST.get("ke") == "daftar" else entries_by_key([(thing["kind"], thing["object_id"])]).get((thing["kind"], thing["object_id"]))
    )
    return redirect(entry.url if entry else "reading:bookmarks")
