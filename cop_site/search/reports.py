"""What readers looked for, as reports of the CMS: without result, most often, read otherwise, and by month."""

from datetime import timedelta
from typing import Any

import django_filters
from django.core.exceptions import PermissionDenied
from django.db.models import Avg, Count, Max, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn, NumberColumn
from wagtail.admin.views.reports import ReportView

from .models import SearchLog, SearchMonth
from .retention import EMPTY

PERMISSION = "search.read_reports"
PERIODS = [("1", _("Sehari terakhir")), ("7", _("7 hari terakhir")), ("30", _("30 hari terakhir"))]
# A spreadsheet takes text that begins so for a formula.
FORMULA_STARTS = ("=", "+", "-", "@")


def plain_cell(value: object) -> str:
    """Text that no spreadsheet computes."""
    text = str(value)
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text


class PeriodFilter(WagtailFilterSet):
    """How far back; without a choice, as far as single searches are kept."""

    days = django_filters.ChoiceFilter(label=_("Masa"), choices=PERIODS, method="since", empty_label=_("Semua yang tersimpan"))

    class Meta:
        model = SearchLog
        fields = ["days"]

    def since(self, rows: QuerySet[SearchLog], name: str, days: str) -> QuerySet[SearchLog]:
        """Searches of the last days."""
        return rows.filter(asked_hour__gte=timezone.now() - timedelta(days=int(days)))


class ActionColumn(Column):
    """What an editor can do for the next reader who asks this."""

    cell_template_name = "search/_report_actions.html"

    def get_cell_context_data(self, instance: Any, parent_context: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_cell_context_data(instance, parent_context)
        user = context["request"].user
        return {
            **context,
            "may_pin": user.has_perm("search.add_pinnedresult"),
            "may_add_term": user.has_perm("glossary.add_term"),
            "may_add_name": user.has_perm("glossary.add_equivalent"),
        }


TEXT = Column("text", label=_("Yang dicari"), sort_key="text")
COUNT = NumberColumn("searches", label=_("Pencarian"), sort_key="searches")
EMPTY_COUNT = NumberColumn("empty", label=_("Tanpa hasil"), sort_key="empty")
LAST = DateColumn("last", label=_("Terakhir"), sort_key="last")
ACTIONS = ActionColumn("actions", label=_("Tindak lanjut"), accessor="text")


class SearchReportView(ReportView):
    """Searches summed by their text; nothing in it tells who asked."""

    model = SearchLog
    header_icon = "search"
    filterset_class: type[PeriodFilter] | None = PeriodFilter
    default_ordering: Any = "-searches"
    columns = [TEXT, COUNT, EMPTY_COUNT, LAST, ACTIONS]
    list_export = ["text", "searches", "empty", "average_ms", "last"]
    export_headings = {
        "text": _("Yang dicari"),
        "searches": _("Pencarian"),
        "empty": _("Tanpa hasil"),
        "average_ms": _("Rata-rata lama (ms)"),
        "last": _("Terakhir"),
        "corrected_to": _("Dibaca sebagai"),
        "month": _("Bulan"),
        "search_count": _("Pencarian"),
        "empty_count": _("Tanpa hasil"),
    }
    custom_field_preprocess = {name: {"csv": plain_cell, "xlsx": plain_cell} for name in ("text", "corrected_to")}
    no_results_message = _("Belum ada pencarian yang tercatat di sini.")
    slug = ""
    menu_order = 0
    grouped_by: tuple[str, ...] = ("text",)
    only = Q()

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not request.user.has_perm(PERMISSION):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_filtered_queryset(self) -> QuerySet[Any, Any]:
        sums = {"searches": Count("pk"), "empty": Count("pk", filter=EMPTY), "average_ms": Avg("took_ms"), "last": Max("asked_hour")}
        rows = self.filter_queryset(SearchLog.objects.order_by()).values(*self.grouped_by).annotate(**sums)
        ordering = self.ordering if isinstance(self.ordering, tuple) else (self.ordering,)
        return rows.filter(self.only).order_by(*ordering, "text")

    def get_index_url(self) -> str:
        return f"/admin/reports/{self.slug}/"

    def get_index_results_url(self) -> str:
        return f"/admin/reports/{self.slug}/results/"

    def get_filename(self) -> str:
        return f"{self.slug}-{timezone.localdate():%Y-%m-%d}"


class EmptySearches(SearchReportView):
    """What readers want and do not find: the next material, term or editors' choice."""

    page_title = _("Pencarian tanpa hasil")
    slug = "pencarian-tanpa-hasil"
    menu_order = 610
    default_ordering = ("-empty", "-last")
    only = Q(empty__gt=0)


class TopSearches(SearchReportView):
    """What readers look for most."""

    page_title = _("Pencarian teratas")
    slug = "pencarian-teratas"
    menu_order = 620


class CorrectedSearches(SearchReportView):
    """Where a word was read as another: rightly, or for want of a term in the glossary."""

    page_title = _("Pencarian yang dikoreksi")
    slug = "pencarian-dikoreksi"
    menu_order = 630
    grouped_by = ("text", "corrected_to")
    only = ~Q(corrected_to="")
    columns = [TEXT, Column("corrected_to", label=_("Dibaca sebagai"), sort_key="corrected_to"), COUNT, EMPTY_COUNT, LAST, ACTIONS]
    list_export = ["text", "corrected_to", "searches", "empty", "last"]


class MonthlySearches(SearchReportView):
    """Sums of past months, kept when single searches are gone."""

    page_title = _("Pencarian per bulan")
    slug = "pencarian-per-bulan"
    menu_order = 640
    filterset_class = None
    default_ordering = ("-month", "-search_count")
    columns = [
        Column("month", label=_("Bulan"), sort_key="month", accessor=lambda row: f"{row.month:%Y-%m}"),
        TEXT,
        NumberColumn("search_count", label=_("Pencarian"), sort_key="search_count"),
        NumberColumn("empty_count", label=_("Tanpa hasil"), sort_key="empty_count"),
        ACTIONS,
    ]
    list_export = ["month", "text", "search_count", "empty_count"]

    def get_filtered_queryset(self) -> QuerySet[SearchMonth]:
        ordering = self.ordering if isinstance(self.ordering, tuple) else (self.ordering,)
        return SearchMonth.objects.order_by(*ordering, "text")


REPORTS: tuple[type[SearchReportView], ...] = (EmptySearches, TopSearches, CorrectedSearches, MonthlySearches)
urls = [
    route
    for report in REPORTS
    for route in (
        path(f"reports/{report.slug}/", report.as_view(), name=report.slug),
        path(f"reports/{report.slug}/results/", report.as_view(results_only=True), name=f"{report.slug}-results"),
    )
]
