"""The coverage matrix as a report, and the rows behind each of its cells."""

from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from knowledge.aspects.models import Aspect
from knowledge.aspects.selectors import active_framework
from knowledge.catalogue.models import Entry

from ..coverage import AXES, Matrix, coverage_matrix, entries_of_cell, fresh_entries
from .lists import EditorsReport, EntryReport

AXIS_WORDS = {"jenis": _("Menurut jenis"), "tingkat": _("Menurut tingkat"), "bentuk": _("Menurut bentuk")}


class CellReport(EntryReport):
    """The fresh items behind one cell of the matrix."""

    page_title = _("Isi sel cakupan")
    header_icon = "table"
    index_url_name = "upkeep_reports:cell"
    index_results_url_name = "upkeep_reports:cell_results"
    filterset_class = None
    export_filename = "cakupan-isi"

    @cached_property
    def chosen_aspect(self) -> Aspect | None:
        """The aspect of the row, from the address."""
        asked = self.request.GET.get("aspek", "")
        return Aspect.objects.filter(pk=asked).first() if asked.isdecimal() else None

    def get_page_subtitle(self) -> str:
        return str(self.chosen_aspect or "")

    def get_base_queryset(self) -> QuerySet[Entry]:
        axis, value = self.request.GET.get("sumbu", AXES[0]), self.request.GET.get("nilai")
        if self.chosen_aspect is None or axis not in AXES:
            return Entry.objects.none()
        if value is None:
            links = Entry.aspects.through.objects.filter(aspect=self.chosen_aspect)
            return fresh_entries().filter(pk__in=links.values("entry_id")).defer("body")
        if axis == "tingkat" and value and not value.isdecimal():
            return Entry.objects.none()
        return entries_of_cell(aspect=self.chosen_aspect, axis=axis, value=value).defer("body")


class CoverageReport(EditorsReport):
    """The matrix of aspects and sub-aspects against kinds, levels or forms."""

    page_title = _("Cakupan pengetahuan")
    header_icon = "table"
    index_url_name = "upkeep_reports:coverage"
    index_results_url_name = "upkeep_reports:coverage_results"
    results_template_name = "wagtailadmin/upkeep/coverage_results.html"
    paginate_by = None
    export_filename = "cakupan"
    no_results_message = _("Belum ada instrumen aktif. Pilih satu di Pengaturan → Instrumen sistem merit.")

    @cached_property
    def axis(self) -> str:
        """What stands along the top, from the address."""
        asked = self.request.GET.get("sumbu", "")
        return asked if asked in AXES else AXES[0]

    @cached_property
    def matrix(self) -> Matrix | None:
        """The matrix of the active framework, or nothing."""
        framework = active_framework()
        return coverage_matrix(framework, self.axis) if framework else None

    @property
    def list_export(self) -> list[str]:
        """Code, name, the columns of the axis, the total and the demand."""
        columns = [value or "-" for value, _word in self.matrix.columns] if self.matrix else []
        return ["kode", "aspek", *columns, "jumlah", "instansi_lemah"]

    @property
    def export_headings(self) -> dict[str, str]:
        """The words of the columns."""
        words = {value or "-": word for value, word in self.matrix.columns} if self.matrix else {}
        fixed = {"kode": _("Kode"), "aspek": _("Aspek"), "jumlah": _("Jumlah"), "instansi_lemah": _("Instansi yang lemah di sini")}
        return {**words, **{key: str(word) for key, word in fixed.items()}}

    def get_queryset(self) -> list[dict[str, Any]]:
        """A plain row for each aspect, as spreadsheets get it."""
        rows = self.matrix.rows if self.matrix else []
        return [
            {
                "kode": row.aspect.code,
                "aspek": row.aspect.name,
                **{cell.value or "-": cell.count for cell in row.cells},
                "jumlah": row.total,
                "instansi_lemah": row.demand,
            }
            for row in rows
        ]

    def get_filtered_queryset(self) -> list[dict[str, Any]]:
        return self.get_queryset()

    def get_context_data(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        address = reverse("upkeep_reports:coverage")
        axes = [{"url": f"{address}?sumbu={axis}", "label": word, "is_current": axis == self.axis} for axis, word in AXIS_WORDS.items()]
        return {**super().get_context_data(*args, **kwargs), "matrix": self.matrix, "axes": axes, "cell_url": reverse("upkeep_reports:cell")}
