"""A steward's own reviews, and the public history of an item. What editors see in the CMS is in `reports`."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from .forms import ReviewForm
from .history import Version, changes_between, open_page, published_versions
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


@require_safe
def history(request: HttpRequest, pk: int) -> HttpResponse:
    """The published versions of an item, and the difference of two of them: those that were asked for, or else the last two."""
    page = open_page(pk)
    if page is None:
        raise Http404
    versions = published_versions(page)
    newer = chosen(versions, request.GET.get("ke", "")) or (versions[0] if versions else None)
    before = [version for version in versions if newer and version.published_at < newer.published_at]
    older = chosen(versions, request.GET.get("dari", "")) or (before[0] if before else None)
    if older and newer and older.published_at > newer.published_at:
        older, newer = newer, older
    is_pair = older is not None and newer is not None and older.revision_id != newer.revision_id
    context = {
        "page": page,
        "versions": versions,
        "older": older,
        "newer": newer,
        "is_pair": is_pair,
        "changes": changes_between(page, older, newer) if is_pair and older and newer else [],
    }
    return render(request, "upkeep/history.html", context)


def chosen(versions: list[Version], asked: str) -> Version | None:
    """The published version with this key; anything else, a draft's key above all, is as if nothing was asked."""
    return next((version for version in versions if str(version.revision_id) == asked), None)
