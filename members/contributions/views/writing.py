"""Writing a contribution: its steps with their quiet saving, submitting, withdrawing, deleting, answering an invitation."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from knowledge.models import PracticeIndexPage
from members.contributions import services
from members.contributions.forms.attachments import AttachmentsForm, FileRefused
from members.contributions.forms.steps import BasicsForm, ResultForm, StepForm, StoryForm
from members.contributions.models import AlreadyDecided, CoAuthor, Contribution
from members.contributions.readiness import STEP_NAMES, lacks, warnings_of
from members.selectors import membership_of

from .reading import own

FORMS: dict[str, type[StepForm]] = {form.step: form for form in (BasicsForm, StoryForm, ResultForm, AttachmentsForm)}
STEPS = [*FORMS, "ajukan"]
REFUSED, CHANGED_ELSEWHERE = 422, 409


def quiet(request: HttpRequest) -> bool:
    """Whether the page's script saves in the background and wants data instead of a page."""
    return request.POST.get("diam") == "1"


def step_url(pk: int, step: str) -> str:
    """The address of a step."""
    return reverse("contributions:step", args=[pk, step])


def navigation(contribution: Contribution | None, current: str) -> list[dict[str, Any]]:
    """The steps, which of them are complete, and where they are."""
    lacking = {lack.step for lack in lacks(contribution.draft)} if contribution else set(FORMS)
    if contribution and not (contribution.draft.adapt or contribution.draft.contact or contribution.files.exists()):
        # Nothing is demanded of this step: it is called complete once there is something in it.
        lacking.add(AttachmentsForm.step)
    names = {**STEP_NAMES, "ajukan": _("Periksa dan ajukan")}
    return [
        {
            "number": number,
            "name": names[step],
            "url": step_url(contribution.pk, step) if contribution else "",
            "is_current": step == current,
            "is_complete": step in FORMS and step not in lacking,
        }
        for number, step in enumerate(STEPS, 1)
    ]


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def contribution_new(request: HttpRequest) -> HttpResponse:
    """The first step; saving it begins the draft."""
    if not request.user.has_perm("contributions.add_contribution"):
        raise PermissionDenied
    if not PracticeIndexPage.objects.exists():
        raise Http404
    if request.method == "POST":
        return save(request, BasicsForm(request.POST, contribution=None))
    return page_of(request, BasicsForm(contribution=None, first={"instansi": membership_of(request.user).instansi}))


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def step(request: HttpRequest, pk: int, langkah: str) -> HttpResponse:
    """One step of an own draft."""
    if langkah not in FORMS:
        raise Http404
    contribution = own(request, pk)
    form_class = FORMS[langkah]
    if request.method == "POST":
        return save(request, form_class(request.POST, request.FILES, contribution=contribution))
    if not contribution.is_editable:
        return HttpResponseRedirect(contribution.get_absolute_url())
    return page_of(request, form_class(contribution=contribution))


def page_of(request: HttpRequest, form: StepForm, *, status: int = 200, seen: str | None = None, conflict: bool = False) -> HttpResponse:
    """The page of a step."""
    contribution = form.contribution
    form.show_needed()
    context = {
        "form": form,
        "contribution": contribution,
        "steps": navigation(contribution, form.step),
        "number": STEPS.index(form.step) + 1,
        "step_name": STEP_NAMES[form.step],
        "previous_url": step_url(contribution.pk, STEPS[STEPS.index(form.step) - 1]) if contribution and form.step != STEPS[0] else "",
        "seen": form.token if seen is None else seen,
        "conflict": conflict,
        "warnings": [w for w in warnings_of(contribution) if w.step == form.step] if contribution else [],
    }
    return render(request, f"contributions/step_{form.step}.html", context, status=status)


def save(request: HttpRequest, form: StepForm) -> HttpResponse:
    """Save a step by button or in the background; what was typed is in every answer that refuses."""
    seen = request.POST.get("seen", "")
    if not form.is_valid():
        return refused(request, form, seen)
    try:
        contribution = form.save(by=request.user)
    except services.DraftChanged:
        return changed_elsewhere(request, form)
    except services.NotEditable:
        text = _("Kontribusi ini sedang ditelaah atau sudah terbit, sehingga tidak dapat diubah. Tarik dahulu dari telaah bila perlu.")
        return told_off(request, text, status=CHANGED_ELSEWHERE)
    except services.TooManyDrafts:
        form.add_error(None, _("Anda punya 20 kontribusi yang belum terbit. Ajukan atau hapus salah satunya sebelum membuat yang baru."))
        return refused(request, form, seen)
    except FileRefused:
        return refused(request, form, seen)
    return saved(request, form, contribution)


def refused(request: HttpRequest, form: StepForm, seen: str) -> HttpResponse:
    """The form with its errors; nothing of it was saved."""
    if quiet(request):
        return JsonResponse({"problems": form.problems}, status=REFUSED)
    return page_of(request, form, status=REFUSED, seen=seen)


def changed_elsewhere(request: HttpRequest, form: StepForm) -> HttpResponse:
    """Another window was faster: both texts stay until the member has chosen."""
    if quiet(request):
        return JsonResponse({"changed": True}, status=CHANGED_ELSEWHERE)
    return page_of(request, form, status=CHANGED_ELSEWHERE, conflict=True)


def told_off(request: HttpRequest, text: str, *, status: int) -> HttpResponse:
    """A refusal that no field can show."""
    if quiet(request):
        return JsonResponse({"problems": {"": text}}, status=status)
    messages.error(request, text)
    return HttpResponseRedirect(reverse("contributions:list"))


def saved(request: HttpRequest, form: StepForm, contribution: Contribution) -> HttpResponse:
    """Where the button leads, or what the script needs to go on."""
    if quiet(request):
        fresh = Contribution.objects.get(pk=contribution.pk)
        found = [w for w in warnings_of(fresh) if w.step == form.step]
        return JsonResponse(
            {
                "saved_at": timezone.localtime(fresh.saved_at).strftime("%H.%M"),
                "saved": fresh.saved_at.isoformat(),
                "seen": services.step_token(fresh, form.step),
                "url": step_url(fresh.pk, form.step),
                "warnings": [f"{w.field}: {w.finding.label} ({w.finding.masked})" for w in found],
            }
        )
    if "lanjut" in request.POST:
        return HttpResponseRedirect(step_url(contribution.pk, STEPS[STEPS.index(form.step) + 1]))
    messages.success(request, _("Draf tersimpan."))
    return HttpResponseRedirect(step_url(contribution.pk, form.step))


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def submission(request: HttpRequest, pk: int) -> HttpResponse:
    """The last step: what is missing, what is personal, the way to the preview, and the button."""
    contribution = own(request, pk)
    if not contribution.is_editable:
        return HttpResponseRedirect(contribution.get_absolute_url())
    problem = ""
    if request.method == "POST":
        try:
            contribution = services.submit(contribution, by=request.user, is_acknowledged=request.POST.get("sadar") == "1")
        except services.Incomplete:
            problem = _("Belum terkirim: masih ada yang perlu dilengkapi. Draf Anda tetap tersimpan.")
        except services.PersonalDataFound:
            problem = _("Belum terkirim: hapus atau samarkan NIP dan NIK di bawah ini. Draf Anda tetap tersimpan.")
        except services.NotAcknowledged:
            problem = _("Belum terkirim: centang dahulu bahwa data di bawah ini memang boleh dibaca umum.")
        except services.TooManySubmissions:
            problem = _("Belum terkirim: hari ini sudah sepuluh kali mengajukan. Draf Anda tersimpan; ajukan lagi besok.")
        else:
            messages.success(request, _("Kontribusi Anda terkirim. Kabarnya kami kirim lewat surel dan tampil di halaman ini."))
            return HttpResponseRedirect(contribution.get_absolute_url())
    found = warnings_of(contribution)
    context = {
        "contribution": contribution,
        "steps": navigation(contribution, "ajukan"),
        "lacks": [{"text": lack.text, "url": step_url(contribution.pk, lack.step)} for lack in lacks(contribution.draft)],
        "warnings": [{"warning": w, "url": step_url(contribution.pk, w.step)} for w in found],
        "is_blocked": any(w.is_blocking for w in found),
        "problem": problem,
        "previous_url": step_url(contribution.pk, STEPS[-2]),
    }
    return render(request, "contributions/submission.html", context, status=REFUSED if problem else 200)


@login_required
@never_cache
@require_POST
def withdrawal(request: HttpRequest, pk: int) -> HttpResponse:
    """Take one's own contribution out of the review."""
    contribution = own(request, pk)
    try:
        services.withdraw(contribution, by=request.user)
    except AlreadyDecided:
        messages.error(request, _("Kontribusi ini sudah diputuskan, sehingga tidak dapat ditarik. Lihat keputusannya di bawah."))
    else:
        messages.success(request, _("Kontribusi ditarik dari telaah. Isinya tetap tersimpan dan dapat Anda ajukan lagi."))
    return HttpResponseRedirect(contribution.get_absolute_url())


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def deletion(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask, then delete one's own draft."""
    contribution = own(request, pk)
    if request.method == "POST":
        try:
            services.delete_contribution(contribution, by=request.user)
        except services.NotEditable:
            messages.error(request, _("Kontribusi yang sedang ditelaah atau pernah terbit tidak dapat dihapus."))
            return HttpResponseRedirect(contribution.get_absolute_url())
        messages.success(request, _("Draf dan berkasnya sudah dihapus."))
        return HttpResponseRedirect(reverse("contributions:list"))
    return render(request, "contributions/contribution_delete.html", {"contribution": contribution})


@login_required
@never_cache
@require_POST
def invitation(request: HttpRequest, pk: int) -> HttpResponse:
    """Agree to be named as co-author, or decline."""
    invited = get_object_or_404(CoAuthor.objects.select_related("contribution"), pk=pk)
    is_accepted = request.POST.get("jawaban") == "terima"
    try:
        services.answer_invitation(invited, by=request.user, is_accepted=is_accepted)
    except services.HasReviewed:
        messages.error(request, _("Anda ikut menelaah kontribusi ini, sehingga tidak dapat menjadi rekan penulisnya."))
        return HttpResponseRedirect(reverse("contributions:list"))
    except PermissionDenied as error:
        raise Http404 from error
    messages.success(request, _("Anda kini tercatat sebagai rekan penulis.") if is_accepted else _("Undangan ditolak. Nama Anda tidak ditampilkan."))
    return HttpResponseRedirect(reverse("contributions:list"))
