"""Editors' form of an instansi."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm

from knowledge.aspects.fields import LinesField


class InstansiForm(WagtailAdminModelForm):
    """An instansi; other names one a line, an end that follows its beginning."""

    aliases = LinesField(label=_("sebutan lain"), required=False, help_text=_("Satu per baris, misalnya Kalsel."))

    def clean(self) -> dict[str, Any]:
        """An instansi ends after it began and does not follow itself."""
        cleaned = super().clean()
        start, end = cleaned.get("valid_from", ""), cleaned.get("valid_to", "")
        if start and end and end < start[: len(end)]:
            self.add_error("valid_to", _("Akhir masa berlaku mendahului awalnya."))
        if self.instance.pk and self.instance in (cleaned.get("successors") or []):
            self.add_error("successors", _("Sebuah instansi tidak meneruskan dirinya sendiri."))
        return cleaned
