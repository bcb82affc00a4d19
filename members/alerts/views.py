"""Saving a question, changing and dropping it, and stopping its mails without signing in."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST

from . import services
from .forms import RhythmForm, SaveForm
from .models import MOST_SAVED, Rhythm, SavedSearch


def to_list() -> HttpResponse:
    """Where a member sees what they keep."""
    return redirect(reverse("reading:subscriptions") + "#pencarian")


def demand_member(request: HttpRequest) -> None:
    """Stop whoever keeps nothing of their own.

    Raises:
        PermissionDenied: the rules do not let them.
    """
    if not request.user.has_perm("reading.keep_own"):
        raise PermissionDenied


@login_required
@never_cache
@require_POST
def save(request: HttpRequest) -> HttpResponse:
    """Keep the question of a search page."""
    demand_member(request)
    form = SaveForm(request.POST)
    try:
        if not form.is_valid():
            raise services.NothingAsked
        rhythm = form.cleaned_data["rhythm"] or Rhythm.WEEKLY
        services.save_search(by=request.user, parameters=form.cleaned_data["parameters"], rhythm=rhythm)
    except services.NothingAsked:
        messages.error(request, _("Pencarian ini tidak memuat kata atau saringan, jadi tidak disimpan. Tulis dulu yang Anda cari."))
    except services.TooBroad:
        messages.error(request, _("Pencarian ini terlalu luas untuk dikabarkan dan tidak disimpan. Persempit dulu, lalu simpan."))
    except services.TooManySaved:
        said = _("Anda sudah menyimpan %(most)s pencarian. Hapus salah satu, lalu simpan lagi yang baru.") % {"most": MOST_SAVED}
        messages.error(request, said)
    else:
        messages.success(request, _("Pencarian tersimpan. Yang baru dan cocok dikabarkan ke surel Anda."))
    return to_list()


@login_required
@never_cache
@require_POST
def change(request: HttpRequest, number: int) -> HttpResponse:
    """Choose how often news come."""
    demand_member(request)
    form = RhythmForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Pilihan itu tidak ada. Yang tersimpan tidak berubah."))
        return to_list()
    try:
        services.change_rhythm(number, by=request.user, rhythm=form.cleaned_data["rhythm"])
    except SavedSearch.DoesNotExist as error:
        raise Http404 from error
    messages.success(request, _("Pilihan kabar tersimpan."))
    return to_list()


@login_required
@never_cache
@require_POST
def drop(request: HttpRequest, number: int) -> HttpResponse:
    """Drop a question."""
    demand_member(request)
    services.drop_search(number, by=request.user)
    messages.success(request, _("Pencarian dihapus dari simpanan Anda."))
    return to_list()


@csrf_exempt
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def stop(request: HttpRequest, token: str) -> HttpResponse:
    """Stop news of one question, or of all, without signing in. Looking changes nothing, because mail programs open links ahead.

    Mail programs send the form themselves (RFC 8058), so it carries no token of a session; the signature in the address is the proof.
    """
    meant = services.meant_by(token)
    if meant is None:
        raise Http404
    user_id, search_id = meant
    search = SavedSearch.objects.filter(pk=search_id, user=user_id).first() if search_id else None
    if request.method == "POST":
        services.stop_mails(user_id, search_id)
    return render(request, "alerts/stop.html", {"search": search, "is_one": search_id is not None, "is_done": request.method == "POST"})
