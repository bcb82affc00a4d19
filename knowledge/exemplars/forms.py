"""The form by which evidence is proposed or revised, and one small form for each decision."""

import datetime
from pathlib import PurePath
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from knowledge import personal_data
from knowledge.aspects.models import Aspect
from knowledge.instansi.models import Instansi
from knowledge.media.validation import check_document
from knowledge.models import RegulationPage

from .levels import NoSuchLevel, check_level, levels_of
from .models import EARLIEST_YEAR, Act, EvidenceKind, Exemplar
from .services import Proposal

ENDINGS = ("pdf", "docx", "xlsx", "pptx", "odt", "csv", "txt")
MOST_BYTES = 20 * 1024 * 1024
BLOCKED = _("Di sini ada yang tampak seperti NIP atau NIK. Hapus dahulu; teks ini tampil untuk umum.")
LOOKED = _("Saya sudah melihat satu per satu temuan di atas; tidak ada yang merupakan data pribadi.")


def without_numbers(text: str) -> None:
    """Refuse a text that becomes public with such a number in it.

    Raises:
        ValidationError: something in it looks like a NIP or NIK.
    """
    if any(finding.is_blocking for finding in personal_data.find(text)):
        raise forms.ValidationError(BLOCKED, code="personal")


class ProposalForm(forms.Form):
    """What an instansi says of its evidence, with the redacted file; when it is there already, another file is optional."""

    instansi = forms.ModelChoiceField(Instansi.objects.none(), label=_("Instansi"))
    title = forms.CharField(
        label=_("Judul"), max_length=160, validators=[without_numbers], help_text=_("Misalnya: Keputusan penetapan peta jabatan tahun 2025.")
    )
    aspect = forms.ChoiceField(label=_("Sub-aspek yang dibuktikan"))
    level = forms.TypedChoiceField(label=_("Tingkat yang ditunjukkan"), coerce=int, empty_value=None, required=False)
    evidence_kind = forms.ChoiceField(label=_("Jenis bukti"), choices=EvidenceKind)
    year = forms.IntegerField(
        label=_("Tahun bukti"), min_value=EARLIEST_YEAR, widget=forms.NumberInput(attrs={"inputmode": "numeric", "class": "input-s"})
    )
    description = forms.CharField(
        label=_("Apa bukti ini"), max_length=1200, validators=[without_numbers], widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("Dua atau tiga kalimat untuk instansi lain: isi dokumennya, siapa yang menyusun, bagaimana dipakai."),
    )  # fmt: skip
    regulation = forms.ModelChoiceField(RegulationPage.objects.none(), label=_("Dasar hukum"), required=False)
    file = forms.FileField(
        label=_("Berkas yang sudah disunting"),
        help_text=_("PDF, DOCX, XLSX, PPTX, ODT, CSV, atau TXT, paling besar 20 MB."),
        widget=forms.ClearableFileInput(attrs={"accept": ",".join(f".{ending}" for ending in ENDINGS)}),
    )
    seen_version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, data: Any = None, files: Any = None, *, instansi: list[Instansi], exemplar: Exemplar | None = None) -> None:
        super().__init__(data, files, initial=said_by(exemplar) if exemplar else {"year": timezone.localdate().year})
        fields: dict[str, Any] = self.fields
        self.only_instansi = instansi[0] if len(instansi) == 1 else None
        if self.only_instansi:
            del fields["instansi"]
        else:
            fields["instansi"].queryset = Instansi.objects.filter(pk__in=[one.pk for one in instansi])
        self.aspects = offered_aspects(exemplar)
        fields["aspect"].choices = [("", _("Pilih sub-aspek")), *grouped(self.aspects)]
        levels = sorted({level for aspect in self.aspects if aspect.level_max is not None for level in levels_of(aspect)})
        has_levels = bool(self.aspects) and all(aspect.level_max is not None for aspect in self.aspects if aspect.is_sub)
        fields["level"].required = has_levels
        fields["level"].choices = [
            ("", _("Pilih tingkat") if has_levels else _("Tanpa tingkat")),
            *((level, _("Tingkat %(n)s") % {"n": level}) for level in levels),
        ]
        fields["regulation"].empty_label = _("Tidak ada yang khusus")
        fields["regulation"].queryset = RegulationPage.objects.live().order_by("title")
        if exemplar:
            fields["file"].required = False
            fields["file"].label = _("Ganti berkas")

    def clean_aspect(self) -> Aspect:
        """The aspect itself."""
        return next(aspect for aspect in self.aspects if str(aspect.pk) == self.cleaned_data["aspect"])

    def clean_year(self) -> int:
        """Evidence is not of the future."""
        year: int = self.cleaned_data["year"]
        if year > datetime.date.today().year:
            raise forms.ValidationError(_("Tahun ini belum tiba. Tulis tahun dokumennya."))
        return year

    def clean_file(self) -> Any:
        """A file is what its name says."""
        file = self.cleaned_data["file"]
        if not file:
            return None
        if PurePath(file.name).suffix.lower().lstrip(".") not in ENDINGS:
            raise forms.ValidationError(_("Jenis berkas ini tidak diterima. Simpan sebagai PDF, DOCX, XLSX, PPTX, ODT, CSV, atau TXT."))
        if file.size > MOST_BYTES:
            raise forms.ValidationError(_("Berkas ini lebih dari 20 MB. Perkecil dahulu, lalu unggah lagi."))
        check_document(file)
        return file

    def clean(self) -> dict[str, Any]:
        """The level is one that the framework has for the aspect."""
        data: dict[str, Any] = super().clean() or self.cleaned_data
        if "aspect" in data and "level" in data:
            try:
                check_level(data["aspect"], data["level"])
            except NoSuchLevel:
                self.add_error("level", level_text(levels_of(data["aspect"])))
        return data

    @property
    def chosen_instansi(self) -> Instansi:
        """For whom a valid form speaks."""
        return self.only_instansi or self.cleaned_data["instansi"]

    @property
    def proposal(self) -> Proposal:
        """What a valid form says."""
        return Proposal(**{name: self.cleaned_data[name] for name in Proposal.__dataclass_fields__})


def level_text(levels: range) -> str:
    """Which levels can be chosen, in words."""
    if not levels:
        return gettext("Instrumen tidak menyebut tingkat untuk aspek ini; pilih “Tanpa tingkat”.")
    return gettext("Untuk aspek ini, pilih tingkat %(low)s sampai %(high)s.") % {"low": levels[0], "high": levels[-1]}


def said_by(exemplar: Exemplar) -> dict[str, Any]:
    """What is stored, as the form shows it."""
    said = {name: getattr(exemplar, name) for name in Proposal.__dataclass_fields__}
    return {**said, "aspect": str(exemplar.aspect_id), "regulation": exemplar.regulation_id}


def offered_aspects(exemplar: Exemplar | None) -> list[Aspect]:
    """Aspects and sub-aspects of the active framework; of its own for an exemplar that is there (1 query)."""
    rows = Aspect.objects.filter(framework=exemplar.framework) if exemplar else Aspect.objects.active()
    return sorted(rows.select_related("parent"), key=lambda a: ((a.parent or a).position, a.is_sub, a.position, a.code))


def grouped(aspects: list[Aspect]) -> list[tuple[str, list[tuple[str, str]]]]:
    """Choices under the name of their aspect: the aspect as a whole, then its sub-aspects."""
    groups: dict[str, list[tuple[str, str]]] = {}
    for aspect in aspects:
        root = aspect.parent or aspect
        name = f"{aspect.code} {aspect.name}" if aspect.is_sub else str(_("Aspek %(code)s secara umum") % {"code": aspect.code})
        groups.setdefault(f"{root.code} {root.name}", []).append((str(aspect.pk), name))
    return list(groups.items())


class DecisionForm(forms.Form):
    """What every decision carries: the version on which it is taken."""

    use_required_attribute = False

    seen_version = forms.IntegerField(widget=forms.HiddenInput)


class AcceptForm(DecisionForm):
    """Acceptance names its source and tells readers why."""

    source = forms.CharField(
        label=_("Dasar keputusan"), max_length=250, validators=[without_numbers],
        help_text=_("Misalnya: berita acara verifikasi, nomor dan tanggalnya. Tampil untuk umum."),
    )  # fmt: skip
    reason = forms.CharField(
        label=_("Mengapa diterima"), max_length=1200, validators=[without_numbers], widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Tampil untuk umum: apa pada bukti ini yang memenuhi tingkat itu."),
    )  # fmt: skip


class NoteForm(DecisionForm):
    """A decision with a word if wanted."""

    note = forms.CharField(
        label=_("Catatan"), max_length=600, required=False, widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Hanya untuk instansi pemilik dan verifikator."),
    )  # fmt: skip


class CheckForm(NoteForm):
    """The check of the redaction; findings of the machine have to be looked at."""

    looked_at_findings = forms.BooleanField(label=LOOKED, required=False)


class WithdrawForm(DecisionForm):
    """Whoever takes a decision back says why."""

    note = forms.CharField(
        label=_("Sebabnya"), max_length=600, widget=forms.Textarea(attrs={"rows": 2}), help_text=_("Dikirim kepada operator instansi pemilik.")
    )


DECISIONS: dict[str, type[DecisionForm]] = {
    Act.ACCEPTED: AcceptForm,
    Act.ACCEPTANCE_WITHDRAWN: WithdrawForm,
    Act.REDACTION_CHECKED: CheckForm,
    Act.REDACTION_WITHDRAWN: WithdrawForm,
    Act.CONSENTED: NoteForm,
    Act.CONSENT_REVOKED: NoteForm,
}
