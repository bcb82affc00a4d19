"""The editors' report of downloads: every document with how often it was taken, in all and lately; also as CSV and XLSX."""

from datetime import timedelta

from django.db.models import Q, QuerySet, Sum
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.reports import ReportView

from knowledge.media.models import CopDocument

LATELY_DAYS = 30


class DownloadReport(ReportView):
    """Documents, the most downloaded first."""

    index_url_name = "download_report"
    index_results_url_name = "download_report_results"
    page_title = _("Unduhan berkas")
    header_icon = "download"
    model = CopDocument
    any_permission_required = ["add", "change", "delete"]
    default_ordering = "-total"
    is_searchable = False
    export_filename = "unduhan-berkas"
    list_export = ["title", "filename", "file_size", "total", "lately", "reading.get_readability_display"]
    export_headings = {
        "title": _("Judul"),
        "filename": _("Berkas"),
        "file_size": _("Ukuran (bita)"),
        "total": _("Diunduh"),
        "lately": _("Diunduh 30 hari terakhir"),
        "reading.get_readability_display": _("Teks untuk pencarian"),
    }
    columns = [
        TitleColumn("title", label=_("Judul"), url_name="wagtaildocs:edit"),
        Column("filename", label=_("Berkas")),
        Column("total", label=_("Diunduh"), sort_key="total"),
        Column("lately", label=_("30 hari terakhir"), sort_key="lately"),
        Column("readability", label=_("Teks untuk pencarian"), accessor="reading.get_readability_display"),
    ]

    def get_base_queryset(self) -> QuerySet[CopDocument]:
        """Those documents that the editor may change."""
        since = timezone.localdate() - timedelta(days=LATELY_DAYS)
        mine = self.permission_policy.instances_user_has_any_permission_for(self.request.user, self.any_permission_required)
        return mine.select_related("reading").annotate(
            total=Coalesce(Sum("download_counts__count"), 0),
            lately=Coalesce(Sum("download_counts__count", filter=Q(download_counts__day__gt=since)), 0),
        )
