"""Editors' form of a term."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm

from knowledge.aspects.fields import LinesField


class TermForm(WagtailAdminModelForm):
    """A term; synonyms one a line."""

    synonyms = LinesField(label=_("sinonim"), required=False, help_text=_("Satu per baris; dipakai juga oleh pencarian."))
