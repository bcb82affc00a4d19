"""Search in the CMS: editors' choices for a question, and reports of what readers looked for."""

from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, PageChooserPanel
from wagtail.admin.ui.tables import Column
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import CreateView, SnippetViewSet

from .models import LONGEST_LOGGED, PinnedResult
from .reports import PERMISSION, REPORTS, SearchReportView
from .reports import urls as report_urls


class CreatePinView(CreateView):
    """A report sends its words along."""

    def get_initial(self) -> dict[str, Any]:
        return {**super().get_initial(), "text": self.request.GET.get("text", "")[:LONGEST_LOGGED]}


class PinnedResultViewSet(SnippetViewSet):
    """Editors' choices."""

    model = PinnedResult
    icon = "pick"
    menu_label = _("Pilihan editor")
    menu_order = 255
    add_to_admin_menu = True
    add_view_class = CreatePinView
    list_display = ["text", Column("target", label=_("Yang ditampilkan")), "position", Column("state", label=_("Keadaan")), "starts_on", "ends_on"]
    list_filter = ["kind", "starts_on"]
    search_fields = ["text", "note"]
    panels = [
        FieldPanel("text"),
        MultiFieldPanel([PageChooserPanel("page"), FieldPanel("address")], heading=_("Yang ditampilkan")),
        FieldRowPanel([FieldPanel("position"), FieldPanel("starts_on"), FieldPanel("ends_on")]),
        FieldPanel("note"),
    ]

    def get_queryset(self, request: HttpRequest) -> Any:
        """With what the list says of each: its page, and whether readers can see what is meant (1 query)."""
        return PinnedResult.objects.select_related("page").with_state()


register_snippet(PinnedResultViewSet)


class ReportMenuItem(MenuItem):
    """Shown to those who may read the reports."""

    def __init__(self, report: type[SearchReportView]) -> None:
        super().__init__(report.page_title, f"/admin/reports/{report.slug}/", name=report.slug, icon_name=report.header_icon, order=report.menu_order)

    def is_shown(self, request: HttpRequest) -> bool:
        return bool(request.user.has_perm(PERMISSION))


def add_report(report: type[SearchReportView]) -> None:
    """Put one report into the menu "Laporan"."""
    hooks.register("register_reports_menu_item", lambda: ReportMenuItem(report))


for each in REPORTS:
    add_report(each)


@hooks.register("register_admin_urls")
def add_report_urls() -> list[URLPattern]:
    """The addresses of the reports."""
    return report_urls
