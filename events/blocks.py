"""Agenda and materials of an event: short lists that belong to it alone and cost no query to show."""

from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock

clock_time = RegexValidator(r"^([01]\d|2[0-3])\.[0-5]\d$", _("Tulis jam dengan titik, misalnya 09.30."))


class AgendaItemBlock(blocks.StructBlock):
    """One item of the agenda, with its day and hour where they are known."""

    day = blocks.IntegerBlock(label=_("Hari ke-"), default=1, min_value=1, max_value=31)
    time = blocks.CharBlock(label=_("Jam mulai"), required=False, max_length=5, validators=[clock_time], help_text=_("Jam setempat, misalnya 09.30."))
    title = blocks.CharBlock(label=_("Mata acara"), max_length=200)
    note = blocks.CharBlock(label=_("Keterangan"), required=False, max_length=300)

    class Meta:
        label = _("Mata acara")
        icon = "time"


class MaterialBlock(blocks.StructBlock):
    """Something shown or handed out, with the file where there is one."""

    title = blocks.CharBlock(label=_("Judul"), max_length=200)
    document = DocumentChooserBlock(label=_("Berkas"), required=False)
    note = blocks.CharBlock(
        label=_("Keterangan"), required=False, max_length=300, help_text=_("Misalnya: disebut dalam berita; berkasnya belum dipublikasikan.")
    )

    class Meta:
        label = _("Bahan")
        icon = "doc-full"


class AgendaStream(blocks.StreamBlock):
    """The agenda."""

    item = AgendaItemBlock()


class MaterialStream(blocks.StreamBlock):
    """The materials."""

    item = MaterialBlock()
