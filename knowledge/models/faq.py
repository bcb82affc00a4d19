"""Questions with a settled answer (tanya jawab), many of them once asked at the consultation desk."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField

from knowledge.blocks import GuideBody

from .material import IndexPage, MaterialPage


class FaqIndexPage(IndexPage):
    """All questions."""

    entry_kind = "klinik-faq"
    max_count = 1
    parent_page_types = ["home.HomePage"]
    subpage_types = ["knowledge.FaqPage"]

    class Meta:
        verbose_name = _("daftar tanya jawab")


class FaqPage(MaterialPage):
    """One question, which is its title, and its answer; the summary is the answer in a sentence."""

    parent_page_types = ["knowledge.FaqIndexPage"]
    subpage_types: list[str] = []

    year = models.PositiveSmallIntegerField(_("tahun"), null=True, blank=True)
    body = StreamField(GuideBody(), verbose_name=_("jawaban"), blank=True)

    content_panels = [
        *MaterialPage.content_panels,
        FieldPanel("summary"),
        *MaterialPage.taxonomy_panels,
        FieldPanel("body"),
        FieldPanel("year"),
        *MaterialPage.source_panels,
    ]

    class Meta:
        verbose_name = _("tanya jawab")
        verbose_name_plural = _("tanya jawab")
