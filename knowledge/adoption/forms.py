"""The form of a declaration."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.dates import MONTHS
from django.utils.translation import gettext_lazy as _

from knowledge.instansi.models import Instansi

from .models import Adoption, Stage
from .services import Declaration

EARLIEST_YEAR = 1990
YEARS_AHEAD = 10


class DeclarationForm(forms.Form):
    """What an instansi says of its adoption; the instansi is asked only where somebody answers for several."""

    instansi = forms.ModelChoiceField(Instansi.objects.none(), label=_("Instansi"))
    stage = forms.ChoiceField(label=_("Sejauh mana"), choices=Stage, widget=forms.RadioSelect)
    since_month = forms.TypedChoiceField(
        label=_("Bulan mulai"), required=False, coerce=int, empty_value=None, choices=[("", _("Tidak tahu persis")), *MONTHS.items()]
    )
    since_year = forms.IntegerField(
        label=_("Tahun mulai"),
        required=False,
        min_value=EARLIEST_YEAR,
        widget=forms.NumberInput(attrs={"inputmode": "numeric", "class": "input-s"}),
        help_text=_("Wajib bila sedang atau sudah menerapkan. Untuk rencana: tahun yang dituju, bila sudah ada."),
    )
    adapted = forms.CharField(
        label=_("Yang Anda sesuaikan"),
        required=False,
        max_length=600,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Tampil untuk umum. Misalnya: formulir diringkas menjadi satu halaman."),
    )
    note = forms.CharField(
        label=_("Catatan untuk instansi lain"),
        required=False,
        max_length=600,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Tampil untuk umum. Jangan menulis nama pegawai, NIP, atau nomor telepon."),
    )
    evidence = forms.CharField(
        label=_("Bukti"),
        required=False,
        max_length=600,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Hanya untuk verifikator, tidak tampil untuk umum. Misalnya: nomor SK atau nama dokumen."),
    )
    evidence_url = forms.URLField(
        label=_("Alamat bukti"),
        required=False,
        max_length=500,
        assume_scheme="https",
        help_text=_("Hanya untuk verifikator, tidak tampil untuk umum."),
    )

    def __init__(self, data: Any = None, *, instansi: list[Instansi], adoption: Adoption | None = None) -> None:
        names = [name for name in self.base_fields if name != "instansi"]
        super().__init__(data, initial={name: getattr(adoption, name) for name in names} if adoption else None)
        self.only_instansi = instansi[0] if len(instansi) == 1 else None
        if self.only_instansi:
            del self.fields["instansi"]
        else:
            choice: Any = self.fields["instansi"]
            choice.queryset = Instansi.objects.filter(pk__in=[one.pk for one in instansi])

    def clean(self) -> dict[str, Any]:
        """A month belongs to a year; what is applied began, and not in the future."""
        data: dict[str, Any] = super().clean() or self.cleaned_data
        stage, year, month = data.get("stage"), data.get("since_year"), data.get("since_month")
        if "since_year" in self.errors or not stage:
            return data
        today = timezone.localdate()
        if month and not year:
            self.add_error("since_year", _("Bulan sudah dipilih; tulis juga tahunnya."))
        elif stage != Stage.PLANNED and not year:
            self.add_error("since_year", _("Tulis tahun mulai diterapkan."))
        elif year and stage != Stage.PLANNED and (year, month or 1) > (today.year, today.month):
            self.add_error("since_year", _("Waktu mulai belum tiba. Pilih “Merencanakan”, atau perbaiki waktunya."))
        elif year and year > today.year + YEARS_AHEAD:
            self.add_error("since_year", ValidationError(_("Tulis paling jauh tahun %(year)s."), params={"year": today.year + YEARS_AHEAD}))
        return data

    @property
    def chosen_instansi(self) -> Instansi:
        """For whom a valid form speaks."""
        return self.only_instansi or self.cleaned_data["instansi"]

    @property
    def declaration(self) -> Declaration:
        """What a valid form says."""
        return Declaration(**{name: value for name, value in self.cleaned_data.items() if name != "instansi"})
