"""Editors' forms of frameworks and aspects: lists one a line, bands that must tile, sub-aspects that belong together."""

from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm

from .fields import LinesField
from .loading import BandsDoNotTile, check_tiling


class FrameworkForm(WagtailAdminModelForm):
    """A framework with its bands; the bands cover the range of scores without gap or overlap."""

    legal_basis = LinesField(label=_("dasar hukum"), required=False, help_text=_("Satu peraturan per baris."))
    principles = LinesField(label=_("prinsip"), required=False, help_text=_("Satu per baris."))
    stages = LinesField(label=_("tahapan"), required=False, help_text=_("Satu per baris."))

    def clean(self) -> dict[str, Any]:
        """Refuse bands that do not tile, with the pair that does not meet."""
        cleaned = super().clean()
        bands = self.bands()
        lowest, highest = cleaned.get("min_score"), cleaned.get("max_score")
        if bands and (lowest is None or highest is None):
            raise ValidationError(_("Isi skor minimum dan maksimum dahulu: kategori harus menutup rentang itu."))
        if bands:
            try:
                check_tiling(bands, lowest=Decimal(lowest), highest=Decimal(highest))
            except BandsDoNotTile as problem:
                raise ValidationError(str(problem)) from problem
        return cleaned

    def bands(self) -> list[dict[str, Any]]:
        """The bands as they would be saved, in the shape of the data file; empty when one of them is faulty by itself."""
        formset = self.formsets.get("bands")
        if formset is None or not formset.is_valid():
            return []
        rows = [form.cleaned_data for form in formset.forms if form.cleaned_data and not form.cleaned_data.get("DELETE")]
        return [{"kode": row["code"], "skor": [row["floor"], row["ceiling"]], "indeks": [row["index_floor"], row["index_ceiling"]]} for row in rows]


class AspectForm(WagtailAdminModelForm):
    """An aspect or sub-aspect."""

    evidence_examples = LinesField(label=_("contoh bukti"), required=False, help_text=_("Satu per baris."))

    def clean(self) -> dict[str, Any]:
        """A sub-aspect lies below an aspect proper of its own framework; a minimum is at most the maximum."""
        cleaned = super().clean()
        parent, framework = cleaned.get("parent"), cleaned.get("framework")
        lowest, highest = cleaned.get("min_score"), cleaned.get("max_score")
        if parent and (parent.parent_id or parent == self.instance):
            self.add_error("parent", _("Pilih aspek, bukan sub-aspek, sebagai induk."))
        elif parent and framework and parent.framework_id != framework.pk:
            self.add_error("parent", _("Aspek induk berasal dari instrumen lain."))
        if lowest is not None and highest is not None and lowest > highest:
            self.add_error("min_score", _("Skor minimum melebihi skor maksimum."))
        return cleaned
