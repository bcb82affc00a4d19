"""My learning paths, and ticking off a step."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from knowledge.models import LearningPathPage
from members.reading import services
from members.reading.paths import KIND, begun_paths, progress_of
from members.reading.selectors import entries_by_key


@login_required
@never_cache
@require_GET
def path_list(request: HttpRequest) -> HttpResponse:
    """The paths that I began and where I stopped."""
    if not request.user.has_perm("reading.keep_own"):
        raise PermissionDenied
    return render(request, "reading/path_list.html", {"paths": begun_paths(request.user)})


@login_required
@never_cache
@require_POST
def step_finish(request: HttpRequest, jalur: int, halaman: int) -> HttpResponse:
    """Tick a step (`is_finished=0` takes the tick away); `ke=berikut` leads on to the next step, otherwise back to the path."""
    path = entries_by_key([(KIND, jalur)]).get((KIND, jalur))
    if path is None:
        raise Http404
    is_finished = request.POST.get("is_finished") != "0"
    try:
        services.set_finished(by=request.user, path_id=jalur, target_id=halaman, is_finished=is_finished)
    except services.NotAStep as error:
        raise Http404 from error
    if not is_finished:
        messages.success(request, _("Tanda selesai dilepas."))
        return redirect(f"{path.url}#langkah")
    progress = progress_of(request.user, path, LearningPathPage.objects.values_list("slug", flat=True).get(pk=jalur))
    if progress.is_finished:
        messages.success(request, _("Selamat, semua langkah jalur ini selesai."))
        return redirect(path.url)
    counts = {"done": progress.finished_count, "total": progress.total}
    messages.success(request, _("Langkah ditandai selesai: %(done)s dari %(total)s.") % counts)
    return redirect(progress.next_url if request.POST.get("ke") == "berikut" else f"{path.url}#langkah")
