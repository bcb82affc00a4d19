"""Rows that repeat within a step: steps of the practice, figures, evidence, co-authors. An emptied row is taken out."""

from typing import Any

from django import forms
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

MOST_ROWS = 25


class RowForm(forms.Form):
    """One row; nothing in it is demanded before the draft is submitted."""

    use_required_attribute = False
    needed: tuple[str, ...] = ()

    @property
    def row(self) -> dict[str, str]:
        """What was typed, as text."""
        return {name: str(self.cleaned_data.get(name) or "") for name in self.fields}


class StepRow(RowForm):
    """One step of the practice."""

    needed = ("title",)

    title = forms.CharField(label=_("Nama langkah"), max_length=140, required=False)
    text = forms.CharField(
        label=_("Yang dikerjakan"), max_length=4000, required=False, widget=forms.Textarea(attrs={"rows": 4}),
    )  # fmt: skip
    output = forms.CharField(label=_("Hasil langkah ini"), max_length=200, required=False)


class FigureRow(RowForm):
    """One measured result."""

    needed = ("label", "after")

    label = forms.CharField(label=_("Yang diukur"), max_length=140, required=False)
    before = forms.CharField(label=_("Sebelum"), max_length=40, required=False)
    after = forms.CharField(label=_("Sesudah"), max_length=40, required=False)
    unit = forms.CharField(label=_("Satuan"), max_length=40, required=False)
    source = forms.CharField(label=_("Sumber angka"), max_length=250, required=False)


class EvidenceRow(RowForm):
    """One piece of evidence."""

    needed = ("name",)

    name = forms.CharField(label=_("Bukti"), max_length=200, required=False)
    detail = forms.CharField(label=_("Yang harus terlihat"), max_length=1000, required=False, widget=forms.Textarea(attrs={"rows": 3}))


class CoAuthorRow(RowForm):
    """Somebody who wrote along."""

    needed = ("name",)

    name = forms.CharField(label=_("Nama"), max_length=120, required=False)
    email = forms.EmailField(
        label=_("Surel"), required=False, help_text=_("Bila diisi, rekan Anda diminta menyetujui di ruangnya sebelum namanya tampil.")
    )


class RowSet(forms.BaseFormSet):
    """Rows under a name; `rows` are those that say something."""

    def __init__(self, data: Any = None, *, stored: list[dict[str, Any]], prefix: str) -> None:
        # What was sent stands for itself: beside stored rows Django would take an unchanged one for an empty one.
        super().__init__(data, initial=None if data is not None else stored, prefix=prefix)

    @cached_property
    def empty_form(self) -> Any:
        """The row that the page's script copies; the same one each time it is asked for."""
        return super().empty_form

    @property
    def rows(self) -> list[dict[str, str]]:
        """The rows that are not empty, in their order."""
        return [form.row for form in self.forms if any(form.row.values())]


def row_set(form: type[RowForm], *, most: int, blank: int = 1) -> Any:
    """A class of rows with so many blank ones at the end."""
    return forms.formset_factory(form, formset=RowSet, extra=blank, max_num=most, absolute_max=most, validate_max=True)


STEP_ROWS = row_set(StepRow, most=MOST_ROWS, blank=1)
FIGURE_ROWS = row_set(FigureRow, most=MOST_ROWS)
EVIDENCE_ROWS = row_set(EvidenceRow, most=MOST_ROWS)
