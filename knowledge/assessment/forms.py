"""Forms: scores per aspect or levels per sub-aspect for one year, a file of scores, the publication of a result."""

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


class ScoreField(forms.DecimalField):
    """A score written with a decimal comma or point."""

    default_error_messages = {"invalid": _("Tulis angka, misalnya 37,5.")}
    widget = forms.TextInput(attrs={"inputmode": "decimal", "class": "input-s", "autocomplete": "off"})

    def __init__(self, **options: Any) -> None:
        super().__init__(max_digits=6, decimal_places=1, **options)

    def to_python(self, value: Any) -> Decimal | None:
        if isinstance(value, str) and value.count(",") == 1 and "." not in value:
            value = value.replace(",", ".")
        return super().to_python(value)

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


class ScoreForm(forms.Form):
    """Scores of one year. Empty fields leave what stands; levels of all sub-aspects make the score of their aspect."""

    year = forms.IntegerField(label=_("Tahun penilaian"), widget=forms.NumberInput(attrs={"class": "input-s"}))
    layer = forms.ChoiceField(label=_("Jenis skor"), choices=Layer.choices)
    target_score = ScoreField(label=_("Target skor total"), required=False, help_text=_("Kosongkan untuk memakai batas bawah kategori tertinggi."))

    def __init__(self, *args: Any, spec: FrameworkSpec, first_year: int, layers: list[str], **options: Any) -> None:
        super().__init__(*args, **options)
        self.spec = spec
        year = self.fields["year"]
        year.min_value, year.max_value = first_year, timezone.localdate().year
        year.error_messages["invalid"] = _t("Tulis tahun dengan empat angka, misalnya 2024.")
        self.fields["layer"].choices = [(value, label) for value, label in Layer.choices if value in layers]
        for aspect in spec.aspects:
            hint = _t("Antara %(min)s dan %(max)s.") % {"min": figure(aspect.min_score or 0), "max": figure(aspect.max_score or 0)}
            self.fields[f"skor_{aspect.code}"] = ScoreField(label=f"{aspect.code}. {aspect.name}", required=False, help_text=hint)
            for sub in aspect.subs:
                choices = [("", "–"), *((str(level), level_words(level)) for level in range(1, (sub.level_max or 0) + 1))]
                self.fields[f"tingkat_{sub.code}"] = forms.ChoiceField(label=f"{sub.code} {sub.name}", required=False, choices=choices)

    def groups(self) -> Iterator[AspectFields]:
        """The fields, aspect by aspect."""
        for aspect in self.spec.aspects:
            levels = [(sub, self[f"tingkat_{sub.code}"]) for sub in aspect.subs if sub.weight and sub.level_max]
            yield AspectFields(aspect, self[f"skor_{aspect.code}"], levels)

    def clean_year(self) -> int:
        """A year in which the framework was there and that has begun."""
        year: int = self.cleaned_data["year"]
        field = self.fields["year"]
        if not field.min_value <= year <= field.max_value:
            raise ValidationError(_t("Pilih tahun antara %(first)s dan %(last)s.") % {"first": field.min_value, "last": field.max_value})
        return year

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
