"""A steward's own reviews, and the public history of an item. What editors see in the CMS is in `reports`."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from .forms import ReviewForm
from .models import ReviewTask
from .selectors import open_tasks_of
from .services import ReviewClosed, close_review
from .services.amending import NotAmendable


@login_required
@require_safe
def my_reviews(request: HttpRequest) -> HttpResponse:
    """The open reviews of the reader."""
    return render(request, "upkeep/review_list.html", {"tasks": open_tasks_of(request.user)})


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def review(request: HttpRequest, pk: int) -> HttpResponse:
    """One review: what to look at, and the form that closes it."""
    task = get_object_or_404(ReviewTask.objects.select_related("page", "regulation", "closed_by", "assigned_to"), pk=pk)
    if not request.user.has_perm("upkeep.close_review", task):
        raise PermissionDenied
    form = ReviewForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            close_review(task, by=request.user, **form.cleaned_data)
        except ReviewClosed:
            messages.warning(request, _("Tinjauan ini sudah ditutup orang lain; hasil Anda tidak dicatat."))
        except NotAmendable:
            form.add_error("next_due", _("Halamannya sedang dikunci, terjadwal, atau ditelaah. Kosongkan tanggal ini, atau coba lagi nanti."))
            return render(request, "upkeep/review.html", {"task": task, "form": form})
        else:
            messages.success(request, _("Hasil tinjauan dicatat. Terima kasih."))
        return redirect("upkeep:my_reviews")
    return render(request, "upkeep/review.html", {"task": task, "form": form})
