"""Where readers' reasons appear in the CMS: a report for editors, beside those of upkeep."""

from django.urls import URLResolver, include, path, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from knowledge.upkeep.listings import EditorsItem

from .reports import ReasonReport


@hooks.register("register_admin_urls")
def report_urls() -> list[URLResolver]:
    """The report, also as the part that filters refresh."""
    patterns = [
        path("alasan-pembaca/", ReasonReport.as_view(), name="reasons"),
        path("alasan-pembaca/hasil/", ReasonReport.as_view(results_only=True), name="reasons_results"),
    ]
    return [path("laporan/", include((patterns, "reading_reports"), namespace="reading_reports"))]


@hooks.register("register_reports_menu_item")
def reason_item() -> MenuItem:
    """Why pages did not help."""
    return EditorsItem(_("Alasan pembaca"), reverse_lazy("reading_reports:reasons"), name="alasan-pembaca", icon_name="help", order=40)
