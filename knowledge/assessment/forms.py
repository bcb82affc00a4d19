"""Forms: scores per aspect or levels per sub-aspect for one year, a file of scores, the publication of a result."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from .importing import MAX_MEGABYTES
from .models import Assessment, Layer
from .scoring import AspectSpec, FrameworkSpec
from .services import score_problem
from .wording import figure

WRITTEN_NUMBER = re.compile(r"[+-]?(?P<whole>[0-9]+)([.,](?P<decimals>[0-9]+))?")
MOST_DIGITS = 5


class ScoreField(forms.Field):
    """A score written with a decimal comma or point, one decimal at most."""

    default_error_messages = {
        "invalid": _("Tulis angka, misalnya 37,5."),
        "decimals": _("Paling banyak satu angka di belakang koma."),
        "digits": _("Angkanya terlalu panjang."),
    }
    widget = forms.TextInput(attrs={"inputmode": "decimal", "class": "input-s", "autocomplete": "off"})

    def to_python(self, value: Any) -> Decimal | None:
        text = str(value or "").strip()
        if not text:
            return None
        found = WRITTEN_NUMBER.fullmatch(text)
        if not found:
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        if len(found["whole"]) > MOST_DIGITS:
            raise ValidationError(self.error_messages["digits"], code="digits")
        if len(found["decimals"] or "") > 1:
            raise ValidationError(self.error_messages["decimals"], code="decimals")
        return Decimal(text.replace(",", "."))

    def prepare_value(self, value: Any) -> Any:
        return figure(value) if isinstance(value, Decimal) else value


# The instrument's own rubrics were not found; these neutral words only help to choose and are marked as provisional.
PROVISIONAL_LEVELS = (_("belum ada"), _("disusun"), _("dilaksanakan sebagian"), _("dilaksanakan dan dievaluasi"))


def level_words(level: int) -> str:
    """A level with its provisional word, where there is one: "2 · disusun"."""
    return f"{level} · {PROVISIONAL_LEVELS[level - 1]}" if level <= len(PROVISIONAL_LEVELS) else str(level)


@dataclass(frozen=True)
class AspectFields:
    """The bound fields of one aspect, as the template lays them out."""

    spec: AspectSpec
    score: forms.BoundField
    levels: list[tuple[AspectSpec, forms.BoundField]]

    @property
    def is_open(self) -> bool:
        """Whether the sub-aspects are shown at once: something stands there or is wrong there."""
        return any(field.value() or field.errors for _spec, field in self.levels)


def year_field(first: int, last: int) -> forms.IntegerField:
    """A year in which the framework was there and that has begun."""
    outside = _t("Pilih tahun antara %(first)s dan %(last)s.") % {"first": first, "last": last}
    messages: dict[str, Any] = {"invalid": _t("Tulis tahun dengan empat angka, misalnya 2024."), "min_value": outside, "max_value": outside}
    widget = forms.NumberInput(attrs={"class": "input-s"})
    return forms.IntegerField(label=_t("Tahun penilaian"), min_value=first, max_value=last, error_messages=messages, widget=widget)


class ScoreForm(forms.Form):
    """Scores of one year. Empty fields leave what stands; levels of all sub-aspects make the score of their aspect."""

    def __init__(self, *args: Any, spec: FrameworkSpec, first_year: int, layers: list[str], **options: Any) -> None:
        super().__init__(*args, **options)
        self.spec = spec
        self.fields["year"] = year_field(first_year, timezone.localdate().year)
        self.fields["layer"] = forms.ChoiceField(label=_t("Jenis skor"), choices=[(layer, str(Layer(layer).label)) for layer in layers])
        for aspect in spec.aspects:
            hint = _t("Antara %(min)s dan %(max)s.") % {"min": figure(aspect.min_score or 0), "max": figure(aspect.max_score or 0)}
            self.fields[f"skor_{aspect.code}"] = ScoreField(label=f"{aspect.code}. {aspect.name}", required=False, help_text=hint)
            for sub in aspect.subs:
                levels = [(str(level), level_words(level)) for level in range(1, (sub.level_max or 0) + 1)]
                self.fields[f"tingkat_{sub.code}"] = forms.ChoiceField(label=f"{sub.code} {sub.name}", required=False, choices=[("", "–"), *levels])
        hint = _t("Kosongkan untuk memakai batas bawah kategori tertinggi.")
        self.fields["target_score"] = ScoreField(label=_t("Target skor total"), required=False, help_text=hint)

    def groups(self) -> Iterator[AspectFields]:
        """The fields, aspect by aspect."""
        for aspect in self.spec.aspects:
            levels = [(sub, self[f"tingkat_{sub.code}"]) for sub in aspect.subs if sub.weight and sub.level_max]
            yield AspectFields(aspect, self[f"skor_{aspect.code}"], levels)

    def clean(self) -> dict[str, Any]:
        """Turn the fields into scores by code and judge each."""
        data = super().clean() or {}
        scores: dict[str, Decimal] = {}
        for code, aspect in self.spec.by_code.items():
            name, value = f"skor_{code}", data.get(f"skor_{code}")
            if aspect.weight and data.get(f"tingkat_{code}"):
                name, value = f"tingkat_{code}", int(data[f"tingkat_{code}"]) * aspect.weight
            if value is None:
                continue
            problem = score_problem(self.spec, code, value)
            if problem:
                self.add_error(name, _t("Skor %(problem)s") % {"problem": problem})
            scores[code] = value
        target = data.get("target_score")
        if target is not None and self.spec.max_score is not None and not 0 < target <= self.spec.max_score:
            self.add_error("target_score", _t("Target harus di atas 0 dan paling tinggi %(max)s.") % {"max": figure(self.spec.max_score)})
        if not scores and not self.errors and target is None:
            raise ValidationError(_t("Isi sedikitnya satu skor."))
        data["scores"] = scores
        return data


def standing_initial(spec: FrameworkSpec, values: dict[str, Decimal]) -> dict[str, Any]:
    """What stands already, as initial values of the form's fields."""
    initial: dict[str, Any] = {}
    for code, value in values.items():
        aspect = spec.by_code.get(code)
        if aspect is None:
            continue
        if aspect.weight:
            initial[f"tingkat_{code}"] = str(aspect.level_of(value) or "")
        else:
            initial[f"skor_{code}"] = value
    return initial


class UploadForm(forms.Form):
    """A file of scores."""

    file = forms.FileField(
        label=_("Berkas CSV atau XLSX"),
        widget=forms.FileInput(attrs={"accept": ".csv,.xlsx,text/csv"}),
        help_text=_("Paling besar %(limit)s MB, dengan kolom kode_instansi, tahun, instrumen, kode, skor, dan status.") % {"limit": MAX_MEGABYTES},
        error_messages={"required": _("Pilih berkas lebih dahulu."), "empty": _("Berkas kosong.")},
    )


class PublicationForm(forms.ModelForm):
    """What must be known before a verified result is shown to everybody."""

    class Meta:
        model = Assessment
        fields = ["source", "source_url", "assessor", "decided_on"]
        widgets = {"decided_on": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")}

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["source"].required = True
        self.fields["source"].help_text = _t("Misalnya: SK penetapan, siaran pers, atau laporan tahunan, dengan tanggalnya.")
        self.fields["source_url"].assume_scheme = "https"  # type: ignore[attr-defined]
