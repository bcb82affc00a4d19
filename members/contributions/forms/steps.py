"""The steps of the form. Each shows what the draft says, takes an unfinished answer, and carries a token of what it showed."""

import uuid
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from knowledge.aspects.models import Aspect
from knowledge.models.weighed import Effort
from members.contributions import content, services
from members.contributions.models import Contribution
from members.fields import AspectsField, InstansiField

from .rows import EVIDENCE_ROWS, FIGURE_ROWS, STEP_ROWS

LONGEST_TEXT = 6000
FIRST_YEAR = 1990


def long_text(label: Any, *, rows: int = 6, help_text: Any = "") -> forms.CharField:
    """A text of several paragraphs."""
    return forms.CharField(label=label, max_length=LONGEST_TEXT, required=False, help_text=help_text, widget=forms.Textarea(attrs={"rows": rows}))


def short_text(label: Any, most: int, help_text: Any = "") -> forms.CharField:
    """A text of one line."""
    return forms.CharField(label=label, max_length=most, required=False, help_text=help_text)


class StepForm(forms.Form):
    """One step; subclasses name it, their fields and their repeating rows."""

    step = ""
    # May be empty in a draft, not in what is submitted: shown without the word "optional".
    needed: tuple[str, ...] = ()
    row_sets: dict[str, Any] = {}
    use_required_attribute = False

    seen = forms.CharField(max_length=40, required=False, widget=forms.HiddenInput)

    def __init__(self, data: Any = None, files: Any = None, *, contribution: Contribution | None, first: dict[str, Any] | None = None) -> None:
        self.contribution = contribution
        stored = content.stored_values(contribution.draft, self.step) if contribution else dict(first or {})
        self.token = services.step_token(contribution, self.step) if contribution else ""
        super().__init__(data, files, initial={**stored, **self.more_initial(), "seen": self.token})
        self.rows = {name: rows(data, stored=stored.get(name, []), prefix=name) for name, rows in self.row_sets.items()}

    def more_initial(self) -> dict[str, Any]:
        """What the step shows beyond the page itself."""
        return {}

    def is_valid(self) -> bool:
        """Fields and rows alike."""
        return all([super().is_valid(), *(rows.is_valid() for rows in self.rows.values())])

    @property
    def problems(self) -> dict[str, str]:
        """The first error of each field, by its name in the form."""
        found = {name: str(errors[0]) for name, errors in self.errors.items()}
        for rows in self.rows.values():
            for form in rows.forms:
                found |= {form.add_prefix(name): str(errors[0]) for name, errors in form.errors.items()}
            if rows.non_form_errors():
                found[rows.prefix] = str(rows.non_form_errors()[0])
        return found

    @property
    def values(self) -> content.Values:
        """What is to be written into the page."""
        fields = content.STEP_FIELDS[self.step]
        return {name: self.rows[name].rows if name in self.rows else self.cleaned_data[name] for name in fields}

    def show_needed(self) -> None:
        """Let the page leave out the word "optional" where a submission needs an answer; call it when nothing is left to be checked."""
        for form, names in [(self, self.needed), *((form, form.needed) for rows in self.rows.values() for form in [*rows.forms, rows.empty_form])]:
            for name in names:
                form.fields[name].required = True

    @property
    def beside(self) -> dict[str, Any]:
        """What the step says beside the page: who is named."""
        return {}

    def save(self, *, by: Any) -> Contribution:
        """Write the step; without a draft, begin one.

        Raises:
            DraftChanged, NotEditable, TooManyDrafts, TooManyFiles, ValidationError, PermissionDenied: see `services`.
        """
        if self.contribution is None:
            return services.start_contribution(by=by, values=self.values, token=self.cleaned_data.get("once"), **self.beside)
        seen = self.cleaned_data["seen"]
        return services.save_step(self.contribution, by=by, step=self.step, values=self.values, seen=seen, **self.beside)


class BasicsForm(StepForm):
    """Title, summary, whose practice, which aspects."""

    step = "dasar"
    needed = ("summary", "instansi", "aspects")

    title = forms.CharField(
        label=_("Judul"), max_length=160, help_text=_("Satu kalimat: apa yang dikerjakan dan di mana hasilnya terlihat."),
        error_messages={"required": _("Beri judul dahulu agar draf dapat disimpan.")},
    )  # fmt: skip
    summary = forms.CharField(
        label=_("Ringkasan"), max_length=400, required=False, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Satu atau dua kalimat: apa yang dapat dilakukan pembaca sesudahnya."),
    )  # fmt: skip
    instansi = InstansiField(
        label=_("Instansi yang menjalankan"), max_length=250, required=False, help_text=_("Ketik nama atau kode, lalu pilih dari daftar.")
    )
    year = forms.IntegerField(label=_("Tahun mulai"), required=False, min_value=FIRST_YEAR)
    aspects = AspectsField(label=_("Aspek"), required=False, help_text=_("Editor aspek inilah yang menelaah. Pilih yang benar-benar dibahas."))
    sub_aspects = AspectsField(label=_("Sub-aspek"), required=False)
    level_from = forms.TypedChoiceField(label=_("Dari tingkat"), required=False, coerce=int, empty_value=None)
    level_to = forms.TypedChoiceField(label=_("Ke tingkat"), required=False, coerce=int, empty_value=None)
    is_for = forms.BooleanField(
        label=_("Tampilkan atas nama instansi"), required=False,
        help_text=_("Yang disebut sebagai penulis adalah instansinya, bukan nama Anda. Tanpa centang, nama Anda yang tampil."),
    )  # fmt: skip
    once = forms.UUIDField(widget=forms.HiddenInput, required=False, initial=uuid.uuid4)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        active, offered = Aspect.objects.active(), self.offered_fields
        offered["aspects"].offer(active.roots())
        offered["sub_aspects"].offer(active.subs().select_related("parent"))
        levels = list(active.subs().values_list("level_min", "level_max"))
        known = [low for low, _high in levels if low is not None] + [high for _low, high in levels if high is not None]
        choices = [("", _("Tidak ditentukan")), *((level, str(level)) for level in range(min(known, default=1), max(known, default=0) + 1))]
        for name in ("level_from", "level_to"):
            offered[name].choices = choices

    @property
    def offered_fields(self) -> dict[str, Any]:
        """The fields whose choices are facts of the framework."""
        return self.fields

    def more_initial(self) -> dict[str, Any]:
        return {"is_for": bool(self.contribution and self.contribution.is_for_instansi)}

    def clean_title(self) -> str:
        """One line."""
        return " ".join(self.cleaned_data["title"].split())

    def clean_year(self) -> int | None:
        """A practice has begun already."""
        year: int | None = self.cleaned_data["year"]
        if year is not None and year > timezone.localdate().year:
            raise forms.ValidationError(_("Tahun ini belum tiba. Tulis tahun saat praktik dimulai."))
        return year

    def clean(self) -> dict[str, Any]:
        """The second level is not below the first."""
        cleaned: dict[str, Any] = super().clean() or {}
        low, high = cleaned.get("level_from"), cleaned.get("level_to")
        if low is not None and high is not None and low > high:
            self.add_error("level_to", _("Tingkat tujuan tidak boleh di bawah tingkat awal."))
        return cleaned

    @property
    def beside(self) -> dict[str, Any]:
        return {"is_for_instansi": bool(self.cleaned_data["is_for"])}


class StoryForm(StepForm):
    """What was wrong, and what was done."""

    step = "cerita"
    needed = ("problem",)
    row_sets = {"steps": STEP_ROWS}

    problem = long_text(_("Masalah yang dihadapi"), help_text=_("Keadaan sebelum praktik ini: apa yang macet, bagi siapa, dan sejak kapan."))


class ResultForm(StepForm):
    """What came of it, what it asked, how to prove it."""

    step = "hasil"
    needed = ("result",)
    row_sets = {"figures": FIGURE_ROWS, "evidence": EVIDENCE_ROWS}

    result = long_text(_("Yang berubah"), rows=5, help_text=_("Ceritakan dengan kalimat; angkanya di bawah."))
    cost = short_text(_("Biaya"), 200, _("Misalnya: tanpa anggaran khusus; Rp45 juta untuk asesmen."))
    effort = forms.TypedChoiceField(
        label=_("Upaya"), required=False, coerce=int, empty_value=None, choices=[("", _("Tidak ditentukan")), *Effort.choices]
    )
    duration = short_text(_("Perkiraan waktu"), 120, _("Dari mulai sampai hasilnya terlihat, misalnya 6–8 minggu."))
    prerequisites = forms.CharField(
        label=_("Prasyarat"), max_length=2000, required=False, help_text=_("Satu per baris."), widget=forms.Textarea(attrs={"rows": 3})
    )
