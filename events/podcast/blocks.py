"""Chapters and takeaways of an episode: short lists that belong to it alone."""

from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

chapter_start = RegexValidator(r"^(\d{1,2}:)?[0-5]?\d:[0-5]\d$", _("Tulis menit:detik atau jam:menit:detik, misalnya 04:40."))


def seconds_of(start: str) -> int:
    """ "04:40" in seconds."""
    seconds = 0
    for part in start.split(":"):
        seconds = seconds * 60 + int(part)
    return seconds


class ChapterValue(blocks.StructValue):
    """A chapter that knows its place in the recording."""

    @property
    def seconds(self) -> int:
        """Where the chapter begins, counted from the beginning."""
        return seconds_of(self["start"])


class ChapterBlock(blocks.StructBlock):
    """One chapter."""

    start = blocks.CharBlock(label=_("Mulai"), max_length=8, validators=[chapter_start], help_text=_("Misalnya 04:40."))
    title = blocks.CharBlock(label=_("Judul bab"), max_length=160)

    class Meta:
        label = _("Bab")
        icon = "list-ul"
        value_class = ChapterValue


class ChapterStream(blocks.StreamBlock):
    """The chapters, each after the one before."""

    chapter = ChapterBlock()

    def clean(self, value: Any) -> Any:
        """Refuse chapters that go backwards."""
        cleaned = super().clean(value)
        starts = [child.value.seconds for child in cleaned]
        wrong = [index for index in range(1, len(starts)) if starts[index] <= starts[index - 1]]
        if wrong:
            message = _("Bab ini mulai sebelum bab di atasnya selesai. Urutkan menurut waktu mulai.")
            raise blocks.StreamBlockValidationError(
                block_errors={index: blocks.StructBlockValidationError(block_errors={"start": ValidationError(message)}) for index in wrong}
            )
        return cleaned


class TakeawayStream(blocks.StreamBlock):
    """What a listener takes along."""

    takeaway = blocks.CharBlock(label=_("Bekal"), max_length=300, icon="tick")
