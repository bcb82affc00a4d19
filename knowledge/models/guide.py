"""Guides (panduan): how to raise a sub-aspect, step by step, with the proof that counts."""

from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import StreamField

from knowledge.blocks import GuideBody

from .material import IndexPage, MaterialPage


class Effort(models.IntegerChoices):
    """How much work a guide asks, as its author judges it."""

    LIGHT = 1, _("ringan")
    MEDIUM = 2, _("sedang")
    HEAVY = 3, _("berat")


class GuideIndexPage(IndexPage):
    """All guides."""

    entry_kind = "panduan"
    narrowed_by = ("upaya",)
    max_count = 1
    parent_page_types = ["home.HomePage"]
    subpage_types = ["knowledge.GuidePage"]

    class Meta:
        verbose_name = _("daftar panduan")


class GuidePage(MaterialPage):
    """One guide."""

    parent_page_types = ["knowledge.GuideIndexPage"]
    subpage_types: list[str] = []

    first_step = models.CharField(_("langkah pertama minggu ini"), max_length=300, blank=True)
    level_from = models.PositiveSmallIntegerField(_("dari tingkat"), null=True, blank=True)
    level_to = models.PositiveSmallIntegerField(_("ke tingkat"), null=True, blank=True)
    effort = models.PositiveSmallIntegerField(_("upaya"), choices=Effort, null=True, blank=True)
    duration = models.CharField(_("perkiraan waktu"), max_length=120, blank=True)
    owner_role = models.CharField(_("penanggung jawab biasanya"), max_length=120, blank=True)
    prerequisites = models.TextField(_("prasyarat"), blank=True, help_text=_("Satu per baris."))
    body = StreamField(GuideBody(), verbose_name=_("isi"), blank=True)

    content_panels = [
        *MaterialPage.content_panels,
        FieldPanel("summary"),
        *MaterialPage.taxonomy_panels,
        MultiFieldPanel(
            [
                FieldPanel("first_step"),
                FieldPanel("level_from"),
                FieldPanel("level_to"),
                FieldPanel("effort"),
                FieldPanel("duration"),
                FieldPanel("owner_role"),
                FieldPanel("prerequisites"),
            ],
            heading=_("Untuk pembaca yang menimbang"),
        ),
        FieldPanel("body"),
        *MaterialPage.source_panels,
    ]

    class Meta:
        verbose_name = _("panduan")
        verbose_name_plural = _("panduan")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(level_from__isnull=True) | models.Q(level_to__isnull=True) | models.Q(level_from__lte=models.F("level_to")),
                name="guide_level_does_not_fall",
            )
        ]

    @property
    def prerequisite_list(self) -> list[str]:
        """The prerequisites, one a line."""
        return [line.strip() for line in self.prerequisites.splitlines() if line.strip()]

    def entry_facts(self) -> dict[str, object]:
        """Effort and time, as cards show them."""
        effort = str(self.get_effort_display() or "")
        meta = [gettext("Upaya %(effort)s") % {"effort": effort} if effort else "", self.duration]
        return {"effort": effort, "duration": self.duration, "first_step": self.first_step, "meta": [text for text in meta if text]}
