"""The report of reasons in the CMS: why pages did not help, for editors, without the readers' names."""

import django_filters
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn

from knowledge.upkeep.reports.lists import EditorsReport

from .models import Reason, Verdict


class ReasonFilters(WagtailFilterSet):
    """By reason."""

    reason = django_filters.ChoiceFilter(label=_("Alasan"), choices=Reason.choices)

    class Meta:
        model = Verdict
        fields = ["reason"]


class ReasonReport(EditorsReport):
    """Every reason that readers gave, the latest first."""

    model = Verdict
    page_title = _("Alasan pembaca")
    header_icon = "help"
    index_url_name = "reading_reports:reasons"
    index_results_url_name = "reading_reports:reasons_results"
    filterset_class = ReasonFilters
    no_results_message = _("Belum ada pembaca yang menyebut alasan.")
    columns = [
        Column("page", label=_("Halaman"), accessor="page.title", width="30%"),
        Column("reason", label=_("Alasan"), accessor="get_reason_display", width="20%"),
        Column("text", label=_("Penjelasan")),
        DateColumn("given_at", label=_("Diberikan"), width="12%"),
    ]
    list_export = ["page.title", "get_reason_display", "text", "given_at"]
    export_headings = {"page.title": _("Halaman"), "get_reason_display": _("Alasan"), "text": _("Penjelasan"), "given_at": _("Diberikan")}
    export_filename = "alasan-pembaca"

    def get_queryset(self) -> QuerySet[Verdict]:
        return Verdict.objects.filter(is_helpful=False).exclude(reason="", text="").select_related("page")
