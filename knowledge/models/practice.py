"""Good practices (praktik baik): what an instansi did, what came of it in figures, what it cost, how another may start."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, HelpPanel, MultiFieldPanel, PageChooserPanel
from wagtail.fields import RichTextField, StreamField

from knowledge.blocks import TEXT_FEATURES, GuideBody, ResultsStream
from knowledge.instansi.models import Instansi
from knowledge.people.models import Person

from .material import IndexPage, MaterialPage
from .weighed import Weighed, level_does_not_fall


class PracticeIndexPage(IndexPage):
    """All practices."""

    entry_kind = "praktik"
    narrowed_by = ("upaya",)
    max_count = 1
    parent_page_types = ["home.HomePage"]
    subpage_types = ["knowledge.PracticePage"]

    class Meta:
        verbose_name = _("daftar praktik baik")


class PracticePage(Weighed, MaterialPage):
    """One practice."""

    parent_page_types = ["knowledge.PracticeIndexPage"]
    subpage_types: list[str] = []

    instansi = models.ForeignKey(Instansi, on_delete=models.PROTECT, null=True, blank=True, related_name="practices", verbose_name=_("instansi"))
    instansi_name = models.CharField(
        _("instansi di luar daftar"), max_length=200, blank=True, help_text=_("Hanya bila instansinya tidak ada dalam daftar instansi.")
    )
    year = models.PositiveSmallIntegerField(_("tahun"), null=True, blank=True)
    presented_by = models.ForeignKey(
        Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="practices", verbose_name=_("disampaikan oleh")
    )
    presented_at = models.ForeignKey(
        "wagtailcore.Page", on_delete=models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("disampaikan pada acara")
    )
    problem = RichTextField(_("masalah"), features=TEXT_FEATURES, blank=True)
    body = StreamField(GuideBody(), verbose_name=_("langkah dan cerita"), blank=True)
    result = RichTextField(_("hasil"), features=TEXT_FEATURES, blank=True, help_text=_("Apa yang berubah; angkanya di bawah."))
    figures = StreamField(
        ResultsStream(), verbose_name=_("hasil dalam angka"), blank=True, help_text=_("Hanya angka yang ada buktinya, dengan sumbernya.")
    )
    cost = models.CharField(_("biaya"), max_length=200, blank=True, help_text=_("Misalnya: tanpa anggaran khusus; Rp45 juta untuk asesmen."))
    contact = models.CharField(
        _("kontak"), max_length=250, blank=True, help_text=_("Unit kerja dan surel dinas; bukan nomor telepon atau surel pribadi.")
    )
    adapt = RichTextField(_("cara mengadaptasi"), features=TEXT_FEATURES, blank=True)

    content_panels = [
        HelpPanel(template="editorial/panels/praktik.html"),
        *MaterialPage.content_panels,
        FieldPanel("summary"),
        *MaterialPage.taxonomy_panels,
        MultiFieldPanel(
            [
                FieldPanel("instansi"),
                FieldPanel("instansi_name"),
                FieldPanel("year"),
                FieldPanel("presented_by"),
                PageChooserPanel("presented_at"),
                FieldPanel("contact"),
            ],
            heading=_("Siapa, kapan, di mana"),
        ),
        FieldPanel("problem"),
        FieldPanel("body"),
        FieldPanel("result"),
        FieldPanel("figures"),
        MultiFieldPanel([*Weighed.weighing_panels, FieldPanel("cost")], heading=_("Untuk pembaca yang menimbang")),
        FieldPanel("adapt"),
        *Weighed.order_panels,
        *MaterialPage.source_panels,
    ]

    class Meta:
        verbose_name = _("praktik baik")
        verbose_name_plural = _("praktik baik")
        constraints = [level_does_not_fall("practice_level_does_not_fall")]

    @property
    def instansi_label(self) -> str:
        """The instansi in few words, whether registered or not."""
        return self.instansi.label if self.instansi else self.instansi_name

    def mentioned_pages(self) -> list[int]:
        """The event at which the practice was told."""
        return [*super().mentioned_pages(), *([self.presented_at_id] if self.presented_at_id else [])]

    def entry_facts(self) -> dict[str, object]:
        """Who and when, as cards show them."""
        meta = [self.instansi_label, str(self.year or "")]
        return {"meta": [text for text in meta if text], **self.weighing}
