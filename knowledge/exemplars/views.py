"""The public list and page of exemplars, and the room in which they are proposed and decided."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.cache import get_conditional_response
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control, never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST, require_safe
from wagtail.documents.models import document_served

from knowledge.catalogue.models import Entry
from knowledge.media.models import CopDocument

from . import services
from .deciding import carry_out, form_for, open_acts
from .entries import KIND
from .filters import ExemplarFilter
from .findings import redaction_check
from .forms import DECISIONS, DecisionForm, ProposalForm
from .models import Exemplar
from .selectors import exemplars_of, facts_of, proposing_instansi, queue_for, trail_of, visible_exemplar, with_people

REFUSED, CHANGED_ELSEWHERE = 422, 409


@require_safe
def exemplar_list(request: HttpRequest) -> HttpResponse:
    """What everybody may see, narrowed as the address says."""
    return render(request, "exemplars/exemplar_list.html", {"narrowing": ExemplarFilter(request.GET)})


@require_safe
@cache_control(no_cache=True)
def exemplar_detail(request: HttpRequest, slug: str) -> HttpResponse:
    """One exemplar, while all three facts stand."""
    exemplar = visible_exemplar(slug)
    if exemplar is None:
        raise Http404
    entry = Entry.objects.of_kind(KIND).for_cards().filter(object_id=exemplar.pk).first()
    return render(request, "exemplars/exemplar_detail.html", {"exemplar": exemplar, "entry": entry})


@require_safe
def exemplar_download(request: HttpRequest, slug: str) -> HttpResponseBase:
    """The redacted file, while all three facts stand; downloads are counted like those of any document."""
    exemplar = visible_exemplar(slug)
    if exemplar is None or exemplar.document is None:
        raise Http404
    document_served.send(sender=CopDocument, instance=exemplar.document, request=request)
    return file_response(request, exemplar.document)


@login_required
@never_cache
@require_GET
def room(request: HttpRequest) -> HttpResponse:
    """What my instansi proposed with its three facts; members who do not answer for one are told who does."""
    user: Any = request.user
    instansi = proposing_instansi(user)
    rows = [{"exemplar": exemplar, "facts": facts_of(exemplar)} for exemplar in exemplars_of(instansi)] if instansi else []
    may_decide = user.has_perm("exemplars.open_queue")
    context = {"instansi": instansi, "rows": rows, "may_decide": may_decide, "waiting_count": len(queue_for(user)) if may_decide else 0}
    return render(request, "exemplars/room.html", context)


@login_required
@never_cache
@require_GET
def queue(request: HttpRequest) -> HttpResponse:
    """What waits for this verifier, the oldest first."""
    if not request.user.has_perm("exemplars.open_queue"):
        raise PermissionDenied
    rows = [{"exemplar": exemplar, "facts": facts_of(exemplar)} for exemplar in queue_for(request.user)]
    return render(request, "exemplars/queue.html", {"rows": rows})


def readable(request: HttpRequest, pk: int) -> Exemplar:
    """An exemplar with its people, for those who may read it before everybody may; to others it does not exist.

    Raises:
        Http404: there is none for this reader.
    """
    exemplar = with_people(pk)
    if exemplar is None or not request.user.has_perm("exemplars.read_exemplar", exemplar):
        raise Http404
    return exemplar


@login_required
@never_cache
@require_GET
def exemplar_room(request: HttpRequest, pk: int) -> HttpResponse:
    """The three facts, what a machine found, the trail, and what the reader may decide."""
    return room_page(request, readable(request, pk))


def room_page(request: HttpRequest, exemplar: Exemplar, bound: dict[str, DecisionForm] | None = None, *, status: int = 200) -> HttpResponse:
    """The page of one exemplar, also with a form that has to be corrected."""
    user: Any = request.user
    forms = {act: form_for(act, exemplar) for act in open_acts(exemplar, user)} | (bound or {})
    context = {
        "exemplar": exemplar,
        "facts": facts_of(exemplar),
        "trail": trail_of(exemplar),
        "forms": [{"act": act, "form": form, "is_open": act in open_acts(exemplar, user)} for act, form in forms.items()],
        "may_revise": user.has_perm("exemplars.propose", exemplar),
        "check": redaction_check(exemplar),
    }
    return render(request, "exemplars/exemplar_room.html", context, status=status)


@login_required
@never_cache
@require_POST
def exemplar_decide(request: HttpRequest, pk: int, keputusan: str) -> HttpResponse:
    """One decision; what was typed is kept when it cannot be carried out."""
    exemplar = readable(request, pk)
    if keputusan not in DECISIONS:
        raise Http404
    form = form_for(keputusan, exemplar, request.POST)
    if not form.is_valid():
        return room_page(request, exemplar, {keputusan: form}, status=REFUSED)
    try:
        told = carry_out(keputusan, exemplar, form, by=request.user)
    except services.PersonalDataFound:
        field = "looked_at_findings" if "looked_at_findings" in form.fields else None
        form.add_error(field, _("Lihat dahulu temuan di bawah “Berkas”, lalu beri tanda bila tidak ada yang merupakan data pribadi."))
        return room_page(request, exemplar, {keputusan: form}, status=REFUSED)
    except services.FileIsMissing:
        form.add_error(None, _("Berkasnya sudah tidak ada. Operator instansi perlu mengunggahnya lagi."))
    except (services.ChangedMeanwhile, services.NothingToDecide):
        text = _("Bukti ini berubah atau sudah diputuskan sejak Anda membukanya. Isian Anda tetap di sini; baca keadaannya, lalu putuskan lagi.")
        form.add_error(None, text)
    else:
        messages.success(request, told)
        return redirect("exemplars:one", pk)
    return room_page(request, readable(request, pk), {keputusan: form}, status=CHANGED_ELSEWHERE)


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def exemplar_new(request: HttpRequest) -> HttpResponse:
    """Propose evidence of the own instansi."""
    instansi = proposing_instansi(request.user)
    if not instansi:
        raise PermissionDenied
    form = ProposalForm(request.POST or None, request.FILES or None, instansi=instansi)
    if request.method == "POST" and form.is_valid():
        try:
            made = services.propose(by=request.user, instansi=form.chosen_instansi, said=form.proposal, upload=form.cleaned_data["file"])
        except ValidationError as refused:
            form.add_error("file", refused.messages)
        else:
            messages.success(request, _("Bukti diusulkan. Belum ada orang luar yang melihatnya; lengkapi syarat di bawah."))
            return redirect("exemplars:one", made.pk)
    return render(request, "exemplars/exemplar_form.html", {"form": form}, status=REFUSED if form.errors else 200)


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def exemplar_edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Change what is said of evidence, or its file."""
    exemplar = readable(request, pk)
    if not request.user.has_perm("exemplars.propose", exemplar):
        raise PermissionDenied
    form = ProposalForm(request.POST or None, request.FILES or None, instansi=[exemplar.instansi], exemplar=exemplar)
    status = REFUSED if form.errors else 200
    if request.method == "POST" and form.is_valid():
        seen = form.cleaned_data["seen_version"] or 0
        try:
            services.revise(exemplar, by=request.user, said=form.proposal, seen=seen, upload=form.cleaned_data["file"])
        except services.ChangedMeanwhile:
            form.add_error(None, _("Bukti ini berubah sejak Anda membukanya. Isian Anda tetap di sini; simpan lagi bila masih tepat."))
            exemplar, status = readable(request, pk), CHANGED_ELSEWHERE
        else:
            messages.success(request, _("Perubahan tersimpan. Yang berubah diperiksa lagi sebelum tampil."))
            return redirect("exemplars:one", pk)
    return render(request, "exemplars/exemplar_form.html", {"form": form, "exemplar": exemplar}, status=status)


@login_required
@never_cache
@require_GET
def exemplar_file(request: HttpRequest, pk: int) -> HttpResponseBase:
    """The file, for those who may read the exemplar before everybody may."""
    document = readable(request, pk).document
    if document is None:
        raise Http404
    return file_response(request, document)


def file_response(request: HttpRequest, document: CopDocument) -> HttpResponseBase:
    """The file through our own hands, whatever the storage: no cache keeps it without asking, no lasting address of a storage is given away."""
    response = FileResponse(document.file.open("rb"), as_attachment=True, filename=document.filename)
    response["Cache-Control"] = "no-cache"
    response["ETag"] = f'"{document.file_hash}"'
    response["Content-Security-Policy"] = "default-src 'none'"
    conditional: Any = get_conditional_response
    answer: HttpResponseBase = conditional(request, etag=response["ETag"], response=response)
    return answer
