"""The form behind the editor of an episode."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from events.forms import EditionForm

from .audio import check_audio


class EpisodeForm(EditionForm):
    """An episode has a number within its season."""

    number_field = "number"

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if cleaned.get("audio"):
            try:
                check_audio(cleaned["audio"])
            except ValidationError as error:
                self.add_error("audio", error)
        if cleaned.get("audio") and cleaned.get("audio_url"):
            self.add_error("audio_url", _("Pilih salah satu: berkas yang diunggah atau alamat di luar situs."))
        return cleaned

    def same_numbers(self, cleaned: dict[str, Any]) -> dict[str, Any]:
        return {"number": cleaned.get("number"), "season": cleaned.get("season")}
