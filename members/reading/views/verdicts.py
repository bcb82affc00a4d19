"""Saying whether a page helped, and why not."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from knowledge.neighbours import page_entry
from members.reading import services
from members.reading.forms import ReasonForm
from members.reading.models import Verdict


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def verdict(request: HttpRequest, halaman: int) -> HttpResponse:
    """The buttons on a page send `is_helpful` alone; a no leads to the question why, which may stay unanswered."""
    user: Any = request.user
    if not user.has_perm("reading.keep_own"):
        raise PermissionDenied
    entry = page_entry(halaman)
    if entry is None:
        raise Http404
    if request.POST.get("is_helpful") == "1":
        services.give_verdict(by=user, page_id=halaman, is_helpful=True)
        messages.success(request, _("Terima kasih. Pendapat Anda tersimpan."))
        return redirect(entry.url)
    if request.method == "POST" and "reason" not in request.POST:
        services.give_verdict(by=user, page_id=halaman, is_helpful=False)
        return redirect("reading:verdict", halaman)
    standing = Verdict.objects.filter(user=user, page=halaman).first()
    form = ReasonForm(
        request.POST if request.method == "POST" else None, initial={"reason": standing.reason, "text": standing.text} if standing else None
    )
    if request.method == "POST" and form.is_valid():
        services.give_verdict(by=user, page_id=halaman, is_helpful=False, **form.cleaned_data)
        messages.success(request, _("Terima kasih. Alasan Anda diteruskan kepada penanggung jawab halaman, tanpa nama Anda."))
        return redirect(entry.url)
    return render(request, "reading/verdict_form.html", {"form": form, "entry": entry}, status=422 if form.errors else 200)
