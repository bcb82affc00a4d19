"""Blocks of laboratory stories: scores that must agree with the database, and what was planned and done."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError

FIRST_YEAR, LAST_YEAR = 2010, 2100


def framework_choices() -> list[tuple[str, str]]:
    """The instruments to choose from, the newest first (kept in the process: reading a value asks for them too)."""
    from knowledge.aspects.selectors import framework_lines

    lines = sorted(framework_lines().values(), key=lambda line: line.valid_from, reverse=True)
    return [(line.code, f"{line.code} · {line.name}") for line in lines]


class ScorePointBlock(blocks.StructBlock):
    """A score that the story states: a total or a category of one year, under one instrument."""

    year = blocks.IntegerBlock(label=_("Tahun penilaian"), min_value=FIRST_YEAR, max_value=LAST_YEAR)
    framework = blocks.ChoiceBlock(label=_("Instrumen"), choices=framework_choices)
    total = blocks.DecimalBlock(label=_("Skor total"), required=False, min_value=0, max_digits=6, decimal_places=1)
    category = blocks.CharBlock(label=_("Kategori"), required=False, max_length=40, help_text=_("Persis seperti dalam instrumen, misalnya: Baik."))
    note = blocks.CharBlock(label=_("Keterangan"), required=False, max_length=200)

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        if cleaned["total"] is None and not cleaned["category"]:
            raise StructBlockValidationError(block_errors={"total": ValidationError(_("Isi skor total atau kategorinya."))})
        return cleaned

    class Meta:
        label = _("Titik skor")
        icon = "order"


class ScorePointsStream(blocks.StreamBlock):
    """The scores that a story rests on."""

    point = ScorePointBlock()


class ActivityBlock(blocks.StructBlock):
    """One thing that was planned or done in a laboratory."""

    state = blocks.ChoiceBlock(
        label=_("Keadaan"), default="done", choices=[("done", _("sudah terlaksana")), ("now", _("sedang berjalan")), ("next", _("rencana"))]
    )
    date = blocks.CharBlock(label=_("Kapan"), required=False, max_length=80, help_text=_("Misalnya: 14 Juni 2022, atau triwulan I 2023."))
    title = blocks.CharBlock(label=_("Kegiatan"), max_length=160)
    text = blocks.TextBlock(label=_("Penjelasan"), required=False)
    source = blocks.CharBlock(label=_("Sumber"), required=False, max_length=250)

    class Meta:
        label = _("Kegiatan")
        icon = "calendar"


class ActivitiesStream(blocks.StreamBlock):
    """The plan of a laboratory and what became of it, in order."""

    activity = ActivityBlock()
