"""Guides (panduan): how to raise a sub-aspect, step by step, with the proof that counts."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, HelpPanel, MultiFieldPanel
from wagtail.fields import StreamField

from knowledge.blocks import GuideBody

from .material import IndexPage, MaterialPage
from .weighed import Effort, Weighed, level_does_not_fall

__all__ = ["Effort", "GuideIndexPage", "GuidePage"]


class GuideIndexPage(IndexPage):
    """All guides."""

    entry_kind = "panduan"
    narrowed_by = ("upaya",)
    max_count = 1
    parent_page_types = ["home.HomePage"]
    subpage_types = ["knowledge.GuidePage"]

    class Meta:
        verbose_name = _("daftar panduan")


class GuidePage(Weighed, MaterialPage):
    """One guide."""

    parent_page_types = ["knowledge.GuideIndexPage"]
    subpage_types: list[str] = []

    first_step = models.CharField(_("langkah pertama minggu ini"), max_length=300, blank=True)
    owner_role = models.CharField(_("penanggung jawab biasanya"), max_length=120, blank=True)
    year = models.PositiveSmallIntegerField(_("tahun"), null=True, blank=True)
    body = StreamField(GuideBody(), verbose_name=_("isi"), blank=True)

    content_panels = [
        HelpPanel(template="editorial/panels/panduan.html"),
        *MaterialPage.content_panels,
        FieldPanel("summary"),
        *MaterialPage.taxonomy_panels,
        MultiFieldPanel(
            [FieldPanel("first_step"), *Weighed.weighing_panels, FieldPanel("owner_role"), FieldPanel("year")],
            heading=_("Untuk pembaca yang menimbang"),
        ),
        FieldPanel("body"),
        *Weighed.order_panels,
        *MaterialPage.source_panels,
    ]

    class Meta:
        verbose_name = _("panduan")
        verbose_name_plural = _("panduan")
        constraints = [level_does_not_fall("guide_level_does_not_fall")]

    def entry_facts(self) -> dict[str, object]:
        """Effort and time, as cards show them."""
        weighing = self.weighing
        meta = [text for text in (weighing["effort_text"], self.duration) if text]
        return {"effort": weighing["effort"], "duration": self.duration, "first_step": self.first_step, "meta": meta}
