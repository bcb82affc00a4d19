"""Good practices (praktik baik): what an instansi did, what came of it, how another may start."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, PageChooserPanel
from wagtail.fields import RichTextField, StreamField

from knowledge.blocks import TEXT_FEATURES, ArticleBody
from knowledge.instansi.models import Instansi
from knowledge.people.models import Person

from .material import IndexPage, MaterialPage


class PracticeIndexPage(IndexPage):
    """All practices."""

    entry_kind = "praktik"
    max_count = 1
    parent_page_types = ["home.HomePage"]
    subpage_types = ["knowledge.PracticePage"]

    class Meta:
        verbose_name = _("daftar praktik baik")


class PracticePage(MaterialPage):
    """One practice."""

    parent_page_types = ["knowledge.PracticeIndexPage"]
    subpage_types: list[str] = []

    instansi = models.ForeignKey(Instansi, on_delete=models.PROTECT, null=True, blank=True, related_name="practices", verbose_name=_("instansi"))
    year = models.PositiveSmallIntegerField(_("tahun"), null=True, blank=True)
    presented_by = models.ForeignKey(
        Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="practices", verbose_name=_("disampaikan oleh")
    )
    presented_at = models.ForeignKey(
        "wagtailcore.Page", on_delete=models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("disampaikan pada acara")
    )
    problem = RichTextField(_("masalah"), features=TEXT_FEATURES, blank=True)
    body = StreamField(ArticleBody(), verbose_name=_("langkah dan cerita"), blank=True)
    result = RichTextField(_("hasil"), features=TEXT_FEATURES, blank=True, help_text=_("Angka dengan sumbernya; tulis bila belum dipublikasikan."))
    adapt = RichTextField(_("cara mengadaptasi"), features=TEXT_FEATURES, blank=True)

    content_panels = [
        *MaterialPage.content_panels,
        FieldPanel("summary"),
        *MaterialPage.taxonomy_panels,
        MultiFieldPanel(
            [FieldPanel("instansi"), FieldPanel("year"), FieldPanel("presented_by"), PageChooserPanel("presented_at")],
            heading=_("Siapa, kapan, di mana"),
        ),
        FieldPanel("problem"),
        FieldPanel("body"),
        FieldPanel("result"),
        FieldPanel("adapt"),
        *MaterialPage.source_panels,
    ]

    class Meta:
        verbose_name = _("praktik baik")
        verbose_name_plural = _("praktik baik")

    def entry_facts(self) -> dict[str, object]:
        """Who and when, as cards show them."""
        meta = [self.instansi.label if self.instansi else "", str(self.year or "")]
        return {"meta": [text for text in meta if text]}
