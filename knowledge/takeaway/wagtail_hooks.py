"""The report of downloads in the editors' menu."""

from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.permissions import policy_registry

from knowledge.media.models import CopDocument

from .reports import DownloadReport


class DownloadReportItem(MenuItem):
    """Seen by those who look after documents."""

    def is_shown(self, request: object) -> bool:
        user = getattr(request, "user", None)
        return bool(policy_registry.get_by_type(CopDocument).user_has_any_permission(user, DownloadReport.any_permission_required))


@hooks.register("register_reports_menu_item")
def download_report_item() -> MenuItem:
    """Its place in the menu."""
    return DownloadReportItem(_("Unduhan berkas"), reverse("download_report"), name="unduhan-berkas", icon_name="download", order=900)


@hooks.register("register_admin_urls")
def download_report_addresses() -> list[URLPattern]:
    """Its addresses."""
    return [
        path("reports/unduhan/", DownloadReport.as_view(), name="download_report"),
        path("reports/unduhan/results/", DownloadReport.as_view(results_only=True), name="download_report_results"),
    ]
