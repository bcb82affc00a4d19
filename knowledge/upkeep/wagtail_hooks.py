"""Where upkeep appears in the CMS: reports and their menu, the worklist on the first page."""

from typing import Any

from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import URLResolver, include, path, reverse_lazy
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from .home_panels import WorklistPanel
from .reports import CellReport, CoverageReport, StaleReport, UntaggedReport

REPORTS = {
    "stale": ("perlu-ditinjau/", StaleReport),
    "untagged": ("belum-ditandai/", UntaggedReport),
    "coverage": ("cakupan/", CoverageReport),
    "cell": ("cakupan/isi/", CellReport),
}


class ReportItem(MenuItem):
    """An entry of the menu of reports, for those who may see them."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Editors and administrators."""
        return request.user.has_perm("upkeep.see_reports")


@hooks.register("register_admin_urls")
def report_urls() -> list[URLResolver]:
    """The addresses of the reports, each also as the part that filters refresh."""
    patterns = []
    for name, (address, view) in REPORTS.items():
        patterns.append(path(address, view.as_view(), name=name))
        patterns.append(path(f"{address}hasil/", view.as_view(results_only=True), name=f"{name}_results"))
    return [path("laporan/", include((patterns, "upkeep_reports"), namespace="upkeep_reports"))]


@hooks.register("register_reports_menu_item")
def stale_item() -> MenuItem:
    """What needs a review."""
    return ReportItem(_("Perlu ditinjau"), reverse_lazy("upkeep_reports:stale"), name="perlu-ditinjau", icon_name="history", order=10)


@hooks.register("register_reports_menu_item")
def untagged_item() -> MenuItem:
    """What lacks tags."""
    return ReportItem(_("Belum ditandai lengkap"), reverse_lazy("upkeep_reports:untagged"), name="belum-ditandai", icon_name="tag", order=20)


@hooks.register("register_reports_menu_item")
def coverage_item() -> MenuItem:
    """The matrix."""
    return ReportItem(_("Cakupan pengetahuan"), reverse_lazy("upkeep_reports:coverage"), name="cakupan", icon_name="table", order=30)


@hooks.register("construct_homepage_panels")
def add_worklist(request: HttpRequest, panels: list[Any]) -> None:
    """The worklist comes before what Wagtail shows."""
    panels.append(WorklistPanel())


@hooks.register("insert_global_admin_css")
def editor_style() -> SafeString:
    """The look of the matrix and the lists."""
    return format_html('<link rel="stylesheet" href="{}">', static("upkeep/editor.css"))
