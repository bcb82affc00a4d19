"""What the library answers beside its pages: the dates of an announcement as a calendar file."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import conditional_page, require_safe

from .calendars import calendar_of
from .models import AnnouncementPage


@require_safe
@conditional_page
def announcement_calendar(request: HttpRequest, slug: str) -> HttpResponse:
    """The dates of a published announcement."""
    page = get_object_or_404(AnnouncementPage.objects.live().public(), slug=slug)
    response = HttpResponse(calendar_of(page.listed_dates, name=page.title), content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = f'inline; filename="{page.slug}.ics"'
    return response
