"""The report of the CMS on stories whose stated score is not the one on record any more."""

from typing import Any

from django.db.models import QuerySet
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.reports import ReportView

from knowledge.models import ScoreDoubt

LIST, ROWS = "score_doubts", "score_doubts_results"


class ScoreDoubtView(ReportView):
    """Stories to be corrected, those found last first."""

    model = ScoreDoubt
    page_title = _("Angka sedang diperiksa")
    header_icon = "warning"
    results_template_name = "assessment/admin/score_doubts.html"
    index_url_name = LIST
    index_results_url_name = ROWS
    list_export = ["page", "text", "found_at"]
    export_headings = {"page": _("Cerita"), "text": _("Yang berbeda"), "found_at": _("Ditemukan")}
    default_ordering = "-found_at"

    def get_queryset(self) -> QuerySet[ScoreDoubt]:
        return ScoreDoubt.objects.select_related("page").order_by("-found_at", "-pk")


@hooks.register("register_reports_menu_item")
def score_doubts_item() -> MenuItem:
    """Among the reports."""
    return MenuItem(_("Angka sedang diperiksa"), reverse(LIST), name="score-doubts", icon_name="warning", order=650)


@hooks.register("register_admin_urls")
def score_doubt_urls() -> list[Any]:
    """The report and the part of it that filters replace."""
    return [
        path("reports/angka-cerita/", ScoreDoubtView.as_view(), name=LIST),
        path("reports/angka-cerita/results/", ScoreDoubtView.as_view(results_only=True), name=ROWS),
    ]
