"""Subscribing to announcements, stopping by a link in a mail, and the calendar of announced dates."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from knowledge.calendars import calendar_of
from knowledge.models.announcement import AnnouncementCategory
from members.reading import services
from members.reading.forms import SubscriptionForm
from members.reading.selectors import announced_dates, subscribed_categories
from members.reading.services.subscriptions import subscription_of


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def subscriptions(request: HttpRequest) -> HttpResponse:
    """Which announcements come by mail."""
    if not request.user.has_perm("reading.keep_own"):
        raise PermissionDenied
    form = SubscriptionForm(request.POST if request.method == "POST" else None, initial={"categories": sorted(subscribed_categories(request.user))})
    if request.method == "POST" and form.is_valid():
        services.set_subscriptions(by=request.user, categories=form.cleaned_data["categories"])
        messages.success(request, _("Pilihan langganan tersimpan."))
        return redirect("reading:subscriptions")
    return render(request, "reading/subscriptions.html", {"form": form}, status=422 if form.errors else 200)


@csrf_exempt
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def unsubscribe(request: HttpRequest, token: str) -> HttpResponse:
    """Stop one subscription without signing in. Looking changes nothing, because mail programs open links ahead.

    Mail programs send the form themselves (RFC 8058), so it carries no token of a session; the signature in the address is the proof.
    """
    meant = subscription_of(token)
    if meant is None:
        raise Http404
    user_id, category = meant
    if request.method == "POST":
        services.unsubscribe(user_id, category)
    label = dict(AnnouncementCategory.choices).get(category, category)
    return render(request, "reading/unsubscribe.html", {"category": label, "is_done": request.method == "POST"})


@require_safe
def calendar(request: HttpRequest) -> HttpResponse:
    """All announced dates for subscribing in a calendar program; `?tentang=` narrows to a category."""
    asked = request.GET.get("tentang", "")
    if asked and asked not in AnnouncementCategory.values:
        raise Http404
    content = calendar_of(announced_dates(category=asked), name=_("Tanggal penting CoP Sistem Merit"))
    return HttpResponse(content, content_type="text/calendar; charset=utf-8", headers={"Content-Disposition": 'inline; filename="pengumuman.ics"'})
