"""Suggesting an improvement, following it, and deciding about it; without the CMS."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from knowledge.neighbours import page_entry
from knowledge.upkeep.differences import word_differences

from . import services
from .forms import ACCEPT, DecisionForm, SuggestionForm
from .models import Suggestion
from .passages import Passage, passage_of, passages_of
from .selectors import material_of, suggestions_by, waiting_for, with_all

REFUSED, CHANGED_ELSEWHERE = 422, 409


@login_required
@never_cache
@require_GET
def suggestion_list(request: HttpRequest) -> HttpResponse:
    """What the reader has suggested, and what waits for the reader's decision."""
    if not request.user.has_perm("suggestions.add_suggestion"):
        raise PermissionDenied
    return render(request, "suggestions/suggestion_list.html", {"own": suggestions_by(request.user), "waiting": waiting_for(request.user)})


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def suggestion_new(request: HttpRequest, halaman: int) -> HttpResponse:
    """First the passage (`?bagian=`), then what it should say."""
    if not request.user.has_perm("suggestions.add_suggestion"):
        raise PermissionDenied
    entry = page_entry(halaman)
    page = material_of(entry)
    if page is None or entry is None:
        raise Http404
    passages = passages_of(page)
    context: dict[str, Any] = {"entry": entry, "passages": passages}
    passage = next((passage for passage in passages if passage.key == request.GET.get("bagian")), None)
    if passage is None:
        return render(request, "suggestions/choose_passage.html", context)
    form = SuggestionForm(request.POST if request.method == "POST" else None, initial={"proposed": passage.text, "wants_credit": True})
    if request.method == "POST" and form.is_valid() and (made := taken(request, form, page.pk, passage)):
        messages.success(request, _("Usulan Anda terkirim. Penanggung jawab halaman kami kabari; jawabannya sampai lewat surel."))
        return redirect(made)
    return render(request, "suggestions/suggestion_form.html", {**context, "passage": passage, "form": form}, status=REFUSED if form.errors else 200)


def taken(request: HttpRequest, form: SuggestionForm, page_id: int, passage: Passage) -> Suggestion | None:
    """The suggestion; None when it could not be taken, which the form then says."""
    try:
        return services.suggest(page_id, by=request.user, passage=passage.key, **form.cleaned_data)
    except services.NothingChanged:
        form.add_error("proposed", _("Teks ini masih sama dengan yang terbit."))
    except services.WaitsAlready:
        form.add_error(None, _("Usulan Anda untuk bagian ini masih menunggu keputusan. Tarik dahulu bila ingin menggantinya."))
    except services.TooManyWaiting:
        form.add_error(None, _("Anda sudah mempunyai %(most)s usulan yang menunggu. Tunggu keputusannya dahulu.") % {"most": services.MOST_WAITING})
    except services.NoSuchPassage:
        form.add_error(None, _("Bagian ini baru saja diubah atau halamannya tidak lagi terbit. Salin teks Anda, lalu buka halamannya lagi."))
    return None


def readable(request: HttpRequest, pk: int) -> Suggestion:
    """A suggestion that this reader may see; anybody else is told that there is none."""
    found = with_all(pk)
    if found is None or not request.user.has_perm("suggestions.view_suggestion", found):
        raise Http404
    return found


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def suggestion_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """One suggestion: where it stands, and the form by which it is decided."""
    suggestion = readable(request, pk)
    may_decide = request.user.has_perm("suggestions.decide_suggestion", suggestion)
    if request.method != "POST":
        return page_of(request, suggestion, DecisionForm(initial={"text": suggestion.proposed}) if may_decide else None)
    if not may_decide:
        raise PermissionDenied
    form = DecisionForm(request.POST)
    if not form.is_valid():
        return page_of(request, suggestion, form, status=REFUSED)
    problem = decided(request, suggestion, form.cleaned_data)
    if not problem:
        messages.success(request, _("Keputusan tersimpan. Pengusulnya kami kabari."))
        return redirect("suggestions:list")
    form.add_error(None, problem)
    # The newest stands beside what was typed, with a stamp of its own.
    return page_of(request, readable(request, pk), form, status=CHANGED_ELSEWHERE)


def decided(request: HttpRequest, suggestion: Suggestion, said: dict[str, Any]) -> str:
    """Carry the decision out; a sentence when it could not stand."""
    try:
        if said["keputusan"] == ACCEPT:
            services.accept(suggestion, by=request.user, text=said["text"], seen=said["seen"], answer=said["answer"])
        else:
            services.decline(suggestion, by=request.user, answer=said["answer"])
    except services.DecidedAlready:
        return _("Usulan ini sudah diputuskan orang lain atau ditarik pengusulnya.")
    except services.PassageMoved:
        return _("Bagian ini berubah sejak Anda membukanya, atau sudah tidak ada. Bandingkan lagi dengan yang kini terbit; teks Anda tetap di bawah.")
    except services.PageBusy:
        return _("Halamannya sedang dikunci, dijadwalkan, atau ditelaah. Coba lagi sesudahnya.")
    except services.TextUnfit as error:
        return str(error)
    return ""


def page_of(request: HttpRequest, suggestion: Suggestion, form: DecisionForm | None, *, status: int = 200) -> HttpResponse:
    """The page of a suggestion, with the passage as it stands now."""
    passage = passage_of(suggestion.material, suggestion.passage) if suggestion.is_waiting and suggestion.page.live else None
    standing = passage.text if passage else suggestion.before
    context = {
        "suggestion": suggestion,
        "entry": page_entry(suggestion.page_id),
        "label": passage.label if passage else "",
        "segments": word_differences(standing, suggestion.proposed),
        "is_gone": suggestion.is_waiting and passage is None,
        "form": form if suggestion.is_waiting or (form and form.is_bound) else None,
        "seen": services.stamp_of(standing),
        "may_withdraw": suggestion.is_waiting and request.user.has_perm("suggestions.withdraw_suggestion", suggestion),
    }
    return render(request, "suggestions/suggestion_detail.html", context, status=status)


@login_required
@never_cache
@require_POST
def withdrawal(request: HttpRequest, pk: int) -> HttpResponse:
    """Take one's own suggestion back."""
    suggestion = readable(request, pk)
    try:
        services.withdraw(suggestion, by=request.user)
    except services.DecidedAlready:
        messages.error(request, _("Usulan ini sudah diputuskan, sehingga tidak dapat ditarik lagi."))
        return redirect(suggestion)
    messages.success(request, _("Usulan ditarik. Halamannya tetap seperti semula."))
    return redirect("suggestions:list")
