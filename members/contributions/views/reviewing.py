"""The review without the CMS: what waits for the reader's decision, and the decision."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from members.contributions import services
from members.contributions.forms.decision import OUTDATED, DecisionForm
from members.contributions.models import AlreadyDecided, Contribution, NewerVersion, NotForYou
from members.contributions.selectors import history_of, queue_for, waiting_days
from members.contributions.views.reading import readable, told

REFUSED, CHANGED_ELSEWHERE = 422, 409


@login_required
@never_cache
@require_GET
def queue(request: HttpRequest) -> HttpResponse:
    """What waits for this editor, the oldest first."""
    if not request.user.has_perm("contributions.open_queue"):
        raise PermissionDenied
    waiting = [{"contribution": each, "days": waiting_days(each)} for each in queue_for(request.user)]
    return render(request, "contributions/review_queue.html", {"waiting": waiting})


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def review(request: HttpRequest, pk: int) -> HttpResponse:
    """One contribution with its history, and the form by which it is decided."""
    if not request.user.has_perm("contributions.open_queue"):
        raise PermissionDenied
    contribution = readable(request, pk)
    if request.method != "POST":
        return page_of(request, contribution, DecisionForm())
    form = DecisionForm(request.POST)
    if not form.is_valid():
        return page_of(request, contribution, form, status=CHANGED_ELSEWHERE if form.has_error("__all__", "outdated") else REFUSED)
    said = form.cleaned_data
    try:
        services.decide(contribution, by=request.user, action=said["keputusan"], comment=said["comment"], seen_revision=said["seen_revision"])
    except AlreadyDecided:
        text = _("Kontribusi ini sudah diputuskan editor lain atau ditarik penulisnya. Komentar Anda belum terkirim dan tetap ada di bawah.")
        form.add_error(None, text)
    except NewerVersion:
        form.add_error(None, OUTDATED)
    except NotForYou:
        form.add_error(None, _("Anda ikut menulis kontribusi ini atau aspeknya ditelaah editor lain, sehingga Anda tidak dapat memutuskannya."))
    else:
        messages.success(
            request, _("Terbit. Penulisnya kami kabari.") if said["keputusan"] == "approve" else _("Permintaan perbaikan terkirim ke penulis.")
        )
        return HttpResponseRedirect(reverse("contributions:queue"))
    return page_of(request, Contribution.objects.get(pk=contribution.pk), form, status=CHANGED_ELSEWHERE)


def page_of(request: HttpRequest, contribution: Contribution, form: DecisionForm, *, status: int = 200) -> HttpResponse:
    """The page of a review."""
    events = history_of(contribution)
    context = {
        "contribution": contribution,
        "form": form,
        "draft": contribution.draft,
        "may_decide": contribution.may_be_decided_by(request.user),
        "is_waiting": contribution.state == "menunggu",
        "timeline": [told(event, is_last=event is events[-1]) for event in events],
        "days": waiting_days(contribution),
        "seen_revision": contribution.page.latest_revision_id,
    }
    return render(request, "contributions/review.html", context, status=status)
