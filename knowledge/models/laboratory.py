"""Stories of merit laboratories: an instansi guided from one category to a better one."""

from functools import cached_property
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import StreamField

from knowledge.blocks import ArticleBody
from knowledge.instansi.models import Instansi, partial_date
from knowledge.laboratory_blocks import ActivitiesStream, ScorePointsStream
from knowledge.score_chart import draw_course
from knowledge.score_points import KnownScore, disagreements, published_scores

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
    score_points = StreamField(
        ScorePointsStream(),
        verbose_name=_("titik skor"),
        blank=True,
        help_text=_("Harus sama dengan skor terverifikasi yang dipublikasikan; cerita tidak dapat terbit bila berbeda."),
    )
    activities = StreamField(ActivitiesStream(), verbose_name=_("rencana dan kegiatan"), blank=True)
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
        FieldPanel("score_points"),
        FieldPanel("activities"),
        FieldPanel("body"),
        *MaterialPage.source_panels,
    ]

    class Meta:
        verbose_name = _("cerita laboratorium")
        verbose_name_plural = _("cerita laboratorium")

    def clean(self) -> None:
        """Refuse to be live with a score that is not the one on record.

        Raises:
            ValidationError: names each stated score that differs; the draft stays as it is.
        """
        super().clean()
        if self.live and (problems := self.score_problems):
            kept = gettext("Draf Anda tetap tersimpan. Perbaiki angkanya, atau publikasikan hasilnya lebih dahulu.")
            raise ValidationError({"score_points": [*problems, kept]})

    @cached_property
    def known_scores(self) -> list[KnownScore]:
        """The instansi's published totals, the oldest first; asked only where the story states a score (1 query)."""
        return published_scores(self.instansi_id) if self.score_points else []

    @property
    def score_problems(self) -> list[str]:
        """A sentence for each stated score that is not the one on record now."""
        return disagreements((block.value for block in self.score_points), self.known_scores)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Adds the scores on record, their drawing, and whether one that the story states is not among them any more."""
        doubts = self.score_problems
        return {**super().get_context(request, *args, **kwargs), "doubts": doubts, "course": draw_course(self.known_scores)}

    @property
    def instansi_label(self) -> str:
        """The instansi in few words, whether registered or not."""
        return self.instansi.label if self.instansi else self.instansi_name

    def entry_facts(self) -> dict[str, object]:
        """Where, and how the category moved, as cards show them."""
        moved = f"{self.category_before} → {self.category_after}" if self.category_before and self.category_after else ""
        return {"meta": [text for text in (self.instansi_label, moved) if text]}


class ScoreDoubt(models.Model):
    """A live story whose stated score is not the one on record any more; found by the clock, gone once they agree."""

    page = models.OneToOneField(LabStoryPage, on_delete=models.CASCADE, related_name="score_doubt", verbose_name=_("cerita"))
    text = models.TextField(_("yang berbeda"))
    found_at = models.DateTimeField(_("ditemukan"), default=timezone.now)

    class Meta:
        verbose_name = _("angka sedang diperiksa")
        verbose_name_plural = _("angka sedang diperiksa")
        ordering = ["-found_at"]

    def __str__(self) -> str:
        return f"{self.page}: {self.text}"
