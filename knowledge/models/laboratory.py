"""Stories of merit laboratories: an instansi guided from one category to a better one."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import StreamField

from knowledge.blocks import ArticleBody
from knowledge.instansi.models import Instansi, partial_date

from .material import IndexPage, MaterialPage


class LabIndexPage(IndexPage):
    """All laboratories."""

    entry_kind = "cerita-lab"
    max_count = 1
    parent_page_types = ["home.HomePage"]
    subpage_types = ["knowledge.LabStoryPage"]

    class Meta:
        verbose_name = _("daftar laboratorium")


class LabStoryPage(MaterialPage):
    """One laboratory and its way."""

    parent_page_types = ["knowledge.LabIndexPage"]
    subpage_types: list[str] = []

    instansi = models.ForeignKey(Instansi, on_delete=models.PROTECT, null=True, blank=True, related_name="laboratories", verbose_name=_("instansi"))
    instansi_name = models.CharField(
        _("instansi di luar daftar"), max_length=200, blank=True, help_text=_("Hanya bila instansinya tidak ada dalam daftar instansi.")
    )
    year = models.PositiveSmallIntegerField(_("tahun"), null=True, blank=True)
    launched_on = models.CharField(_("diluncurkan"), max_length=10, blank=True, validators=[partial_date])
    category_before = models.CharField(_("kategori sebelum"), max_length=40, blank=True)
    category_after = models.CharField(_("kategori sesudah"), max_length=40, blank=True)
    category_source = models.CharField(_("sumber kategori"), max_length=250, blank=True)
    body = StreamField(ArticleBody(), verbose_name=_("cerita"), blank=True)

    content_panels = [
        *MaterialPage.content_panels,
        FieldPanel("summary"),
        *MaterialPage.taxonomy_panels,
        MultiFieldPanel(
            [
                FieldPanel("instansi"),
                FieldPanel("instansi_name"),
                FieldPanel("year"),
                FieldPanel("launched_on"),
                FieldPanel("category_before"),
                FieldPanel("category_after"),
                FieldPanel("category_source"),
            ],
            heading=_("Laboratorium"),
        ),
        FieldPanel("body"),
        *MaterialPage.source_panels,
    ]

    class Meta:
        verbose_name = _("cerita laboratorium")
        verbose_name_plural = _("cerita laboratorium")

    @property
    def instansi_label(self) -> str:
        """The instansi in few words, whether registered or not."""
        return self.instansi.label if self.instansi else self.instansi_name

    def entry_facts(self) -> dict[str, object]:
        """Where, and how the category moved, as cards show them."""
        moved = f"{self.category_before} → {self.category_after}" if self.category_before and self.category_after else ""
        return {"meta": [text for text in (self.instansi_label, moved) if text]}
