"""Editors' forms of a term and of the names that readers use."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm

from knowledge.aspects.fields import LinesField


class TermForm(WagtailAdminModelForm):
    """A term; synonyms one a line."""

    synonyms = LinesField(label=_("Sinonim"), required=False, help_text=_("Satu per baris; dipakai juga oleh pencarian."))


class EquivalentForm(WagtailAdminModelForm):
    """A word of the documents; the readers' words for it one a line."""

    others = LinesField(label=_("Padanan"), help_text=_("Satu per baris, sebagaimana pembaca mengetiknya. Bentuk berimbuhan dikenali sendiri."))
