"""What editors see after saving an event, and moves that would break a series."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.models import Page

from .date_checks import event_date_warnings
from .models import EventPage
from .podcast.models import EpisodePage


@hooks.register("after_create_page")
@hooks.register("after_edit_page")
def warn_about_dates(request: HttpRequest, page: Page) -> None:
    """Say where weekday and date disagree. Saving is never refused: the source itself may be wrong."""
    # The editor's own background saves would repeat the warning with every few words typed.
    is_background_save = "application/json" in request.headers.get("Accept", "")
    if isinstance(page, EventPage) and not is_background_save:
        for warning in event_date_warnings(page):
            messages.warning(request, _("Periksa tanggal. %(warning)s") % {"warning": warning})


@hooks.register("before_move_page")
def refuse_taken_number(request: HttpRequest, page: Page, destination: Page) -> HttpResponse | None:
    """An edition cannot move to a series that has its number already."""
    specific = page.specific
    if isinstance(specific, EventPage):
        numbers = {"edition": specific.edition}
    elif isinstance(specific, EpisodePage):
        numbers = {"season": specific.season, "number": specific.number}
    else:
        return None
    series_id = EventPage.series_of(destination)
    if series_id is None or None in numbers.values():
        return None
    if not type(specific).objects.filter(series=series_id, **numbers).exclude(pk=page.pk).exists():
        return None
    messages.error(request, _("Halaman tidak dipindahkan: nomor edisi atau episodenya sudah dipakai di rangkaian tujuan. Ubah nomornya dahulu."))
    return redirect("wagtailadmin_explore", page.get_parent().pk)
