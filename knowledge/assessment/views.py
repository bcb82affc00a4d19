"""The assessment room: list, result, entering scores, uploading a file, publishing. For signed-in people with the right."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from knowledge.aspects.models import Framework
from knowledge.aspects.selectors import active_framework
from knowledge.instansi.models import Instansi

from . import services
from .blank_files import as_csv, as_xlsx, blank_rows
from .forms import PublicationForm, ScoreForm, UploadForm, standing_initial
from .importing import FileRefused, import_scores
from .models import Assessment, Layer
from .readouts import readout_of
from .reports import as_csv as report_as_csv
from .reports import national_report
from .selectors import assessments_for_list, framework_spec, history_of, newest_assessments, reading_of, served_instansi, sheets_of

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def readable_instansi(request: HttpRequest, code: str) -> Instansi:
    """The instansi with this code, if the reader may see its results; 404 or 403 otherwise."""
    instansi = get_object_or_404(Instansi, code=code)
    if not request.user.has_perm("assessment.view_result", instansi):
        raise PermissionDenied
    return instansi


def writable_layers(user: Any, instansi: Instansi) -> list[str]:
    """The layers that the user may fill in for this instansi."""
    rules = {Layer.SELF.value: "assessment.enter_scores", Layer.VERIFIED.value: "assessment.enter_verified_scores"}
    return [layer for layer, rule in rules.items() if user.has_perm(rule, instansi)]


@login_required
@require_safe
def assessment_list(request: HttpRequest) -> HttpResponse:
    """The assessments of my instansi; whoever oversees all may name one, and sees the newest of all otherwise."""
    user, code = request.user, request.GET.get("instansi", "").strip()
    oversees = user.has_perm("assessment.enter_verified_scores")
    chosen = Instansi.objects.filter(code=code).first() if code else None
    if chosen and not user.has_perm("assessment.view_result", chosen):
        raise PermissionDenied
    mine = [chosen] if chosen else served_instansi(user)
    assessments = assessments_for_list(mine) if mine else newest_assessments() if oversees else Assessment.objects.none()
    context = {
        "instansi": mine,
        "fillable": [instansi for instansi in mine if writable_layers(user, instansi)],
        "assessments": assessments,
        "oversees": oversees,
        "code": code,
        "is_unknown": bool(code and not chosen),
    }
    return render(request, "assessment/assessment_list.html", context, status=404 if code and not chosen else 200)


@login_required
@require_safe
def assessment_detail(request: HttpRequest, kode: str, tahun: int, instrumen: str) -> HttpResponse:
    """One assessment: result, radar, weak and strong aspects, and the computation."""
    assessment = readable_assessment(request, kode, tahun, instrumen)
    reading = reading_of(assessment)
    asked = request.GET.get("lapis", "")
    layer = asked if asked in reading.outcomes else reading.leading_layer
    may_publish = request.user.has_perm("assessment.publish_result", assessment.instansi)
    context = {
        "assessment": assessment,
        "instansi": assessment.instansi,
        "spec": reading.spec,
        "layers": [{"value": name, "label": Layer(name).label, "outcome": reading.outcomes[name]} for name in reading.outcomes],
        "readout": readout_of(reading, layer) if layer else None,
        "may_fill": bool(writable_layers(request.user, assessment.instansi)),
        "may_publish": may_publish and Layer.VERIFIED in reading.outcomes,
    }
    return render(request, "assessment/assessment_detail.html", context)


def readable_assessment(request: HttpRequest, kode: str, tahun: int, instrumen: str) -> Assessment:
    """The assessment at this address, if the reader may see it."""
    found = Assessment.objects.select_related("instansi", "framework")
    assessment = get_object_or_404(found, instansi__code=kode, year=tahun, framework__code=instrumen)
    if not request.user.has_perm("assessment.view_result", assessment.instansi):
        raise PermissionDenied
    return assessment


@login_required
@require_safe
def score_history(request: HttpRequest, kode: str, tahun: int, instrumen: str) -> HttpResponse:
    """Who gave which score when, the newest first."""
    assessment = readable_assessment(request, kode, tahun, instrumen)
    return render(request, "assessment/score_history.html", {"assessment": assessment, "entries": history_of(assessment)})


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def score_entry(request: HttpRequest, kode: str) -> HttpResponse:
    """Enter the scores of one year, per aspect or per sub-aspect."""
    instansi = readable_instansi(request, kode)
    layers = writable_layers(request.user, instansi)
    if not layers:
        raise PermissionDenied
    framework = asked_framework(request)
    spec = framework_spec(framework)
    if not spec.is_computable:
        return render(request, "assessment/score_entry.html", {"instansi": instansi, "framework": framework, "form": None})
    options: dict[str, Any] = {"spec": spec, "layers": layers, "first_year": int(framework.valid_from[:4] or 0)}
    if request.method == "POST":
        form = ScoreForm(request.POST, **options)
        if form.is_valid():
            return save_scores(request, instansi, framework, form)
    else:
        form = ScoreForm(initial=entry_initial(request, instansi, framework, spec, layers), **options)
    context = {"instansi": instansi, "framework": framework, "spec": spec, "form": form}
    return render(request, "assessment/score_entry.html", context, status=422 if form.errors else 200)


def asked_framework(request: HttpRequest) -> Framework:
    """The framework named in the address, else the active one."""
    code = request.GET.get("instrumen", "")
    framework = Framework.objects.filter(code=code).first() if code else active_framework()
    if framework is None:
        raise Http404
    return framework


def entry_initial(request: HttpRequest, instansi: Instansi, framework: Framework, spec: Any, layers: list[str]) -> dict[str, Any]:
    """What stands already for the year asked, so that only changes need typing."""
    asked_year, asked_layer = request.GET.get("tahun", ""), request.GET.get("lapis", "")
    year = int(asked_year) if asked_year.isascii() and asked_year.isdigit() and len(asked_year) == 4 else timezone.localdate().year
    layer = asked_layer if asked_layer in layers else layers[0]
    initial: dict[str, Any] = {"year": year, "layer": layer}
    assessment = Assessment.objects.filter(instansi=instansi, year=year, framework=framework).first()
    if assessment:
        sheet = sheets_of(assessment).get(layer)
        initial |= {"target_score": assessment.target_score, **standing_initial(spec, dict(sheet.values) if sheet else {})}
    return initial


def save_scores(request: HttpRequest, instansi: Instansi, framework: Framework, form: ScoreForm) -> HttpResponse:
    """Record what a valid form holds and show the result."""
    data = form.cleaned_data
    assessment, added = services.fill_in(
        instansi=instansi,
        year=data["year"],
        framework=framework,
        layer=data["layer"],
        scores=data["scores"],
        target=data["target_score"],
        by=request.user,
    )
    messages.success(request, _("%(count)s skor dicatat.") % {"count": added} if added else _("Tidak ada skor yang berubah."))
    return redirect(f"{assessment.get_absolute_url()}?lapis={data['layer']}")


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def score_upload(request: HttpRequest) -> HttpResponse:
    """Upload a file of scores and read the report."""
    if not request.user.has_perm("assessment.enter_scores") and not request.user.has_perm("assessment.enter_verified_scores"):
        raise PermissionDenied
    form = UploadForm(request.POST or None, request.FILES or None)
    report = None
    if request.method == "POST" and form.is_valid():
        upload = form.cleaned_data["file"]
        try:
            report = import_scores(upload.file, size=upload.size, by=request.user, may_record=right_to_record(request.user))
        except FileRefused as error:
            form.add_error("file", str(error))
    context = {"form": form, "report": report, "instansi": served_instansi(request.user)}
    return render(request, "assessment/score_upload.html", context, status=422 if form.errors else 200)


def right_to_record(user: Any) -> Any:
    """A predicate over instansi and layer, asked once for each pair."""
    known: dict[tuple[int, str], bool] = {}

    def may_record(instansi: Instansi, layer: str) -> bool:
        key = (instansi.pk, layer)
        if key not in known:
            known[key] = layer in writable_layers(user, instansi)
        return known[key]

    return may_record


@login_required
@require_safe
def blank_file(request: HttpRequest, ending: str) -> HttpResponse:
    """The file to fill in, with the aspects of the active framework and my instansi's code."""
    mine = served_instansi(request.user)
    spec = framework_spec(asked_framework(request))
    layer = Layer.SELF if request.user.has_perm("assessment.enter_scores") else Layer.VERIFIED
    rows = blank_rows(spec, instansi_code=mine[0].code if mine else "", year=timezone.localdate().year, layer=layer.value)
    content, kind = (as_xlsx(rows), XLSX) if ending == "xlsx" else (as_csv(rows), "text/csv; charset=utf-8")
    return HttpResponse(content, content_type=kind, headers={"Content-Disposition": f'attachment; filename="templat-skor.{ending}"'})


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def publication(request: HttpRequest, kode: str, tahun: int, instrumen: str) -> HttpResponse:
    """Publish the verified result with its source."""
    assessment = readable_assessment(request, kode, tahun, instrumen)
    if not request.user.has_perm("assessment.publish_result", assessment.instansi):
        raise PermissionDenied
    form = PublicationForm(request.POST or None, instance=assessment)
    if request.method == "POST" and form.is_valid():
        try:
            services.publish_assessment(
                instansi=assessment.instansi, year=assessment.year, framework=assessment.framework, by=request.user, **form.cleaned_data
            )
        except services.NothingToPublish as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("Hasil diterbitkan di halaman publik instansi."))
            return redirect(assessment.get_absolute_url())
    return render(request, "assessment/publication.html", {"assessment": assessment, "form": form}, status=422 if form.errors else 200)


@login_required
@require_POST
def withdrawal(request: HttpRequest, kode: str, tahun: int, instrumen: str) -> HttpResponse:
    """Take a published result back."""
    assessment = readable_assessment(request, kode, tahun, instrumen)
    if not request.user.has_perm("assessment.publish_result", assessment.instansi):
        raise PermissionDenied
    services.withdraw_publication(assessment, by=request.user)
    messages.success(request, _("Hasil tidak lagi tampil di halaman publik."))
    return redirect(assessment.get_absolute_url())


@require_safe
def report_file(request: HttpRequest) -> HttpResponse:
    """The national report for everybody; `?sampai=2023` leaves out later results. A year that is none is a 404."""
    text = request.GET.get("sampai", "").strip()
    if text and not (text.isascii() and text.isdigit() and len(text) == 4):
        raise Http404
    year = int(text) if text else None
    response = HttpResponse(report_as_csv(national_report(up_to_year=year), up_to_year=year), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="laporan-sistem-merit{f"-{year}" if year else ""}.csv"'
    return response
