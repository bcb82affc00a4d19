"""Assessments of an instansi in a year: scores as an append-only history, statements without numbers, stored results."""

from typing import Any, NoReturn

from django.conf import settings
from django.core.validators import MinValueValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from knowledge.aspects.models import Aspect, Band, Framework
from knowledge.instansi.models import Instansi

from .querysets import AssessmentQuerySet, ScoreEntryQuerySet, ScoreHistoryIsFixed
from .scoring import StatementKind


class Layer(models.TextChoices):
    """Who stands behind a score: the instansi itself, or the assessor who verified it."""

    SELF = "mandiri", _("Mandiri")
    VERIFIED = "terverifikasi", _("Terverifikasi")


class Via(models.TextChoices):
    """The door through which a score came in."""

    WEB = "web", _("formulir")
    IMPORT = "import", _("impor berkas")
    API = "api", _("API")
    DEMO = "demo", _("data demo")


class Assessment(models.Model):
    """One instansi in one year under one framework, which it keeps for ever."""

    instansi = models.ForeignKey(Instansi, on_delete=models.PROTECT, related_name="assessments", verbose_name=_("instansi"))
    framework = models.ForeignKey(Framework, on_delete=models.PROTECT, related_name="assessments", verbose_name=_("instrumen"))
    year = models.PositiveSmallIntegerField(_("tahun"))
    target_score = models.DecimalField(
        _("target skor"), max_digits=6, decimal_places=1, null=True, blank=True, validators=[MinValueValidator(0)],
        help_text=_("Kosongkan untuk memakai batas bawah kategori tertinggi."),
    )  # fmt: skip
    target_note = models.CharField(_("asal target"), max_length=200, blank=True, help_text=_("Misalnya: arahan Sekretaris Daerah untuk tahun 2024."))
    stated_total = models.DecimalField(
        _("skor total terbit"), max_digits=6, decimal_places=1, null=True, blank=True, validators=[MinValueValidator(0)],
        help_text=_("Diisi bila skor per aspek tidak diterbitkan."),
    )  # fmt: skip
    is_published = models.BooleanField(_("hasil diterbitkan"), default=False)
    source = models.CharField(_("sumber"), max_length=250, blank=True)
    source_url = models.URLField(_("alamat sumber"), max_length=500, blank=True)
    assessor = models.CharField(_("asesor"), max_length=160, blank=True, help_text=_("Pihak yang menetapkan hasil pada tahun itu."))
    decided_on = models.DateField(_("ditetapkan pada"), null=True, blank=True)
    # Moves on with every change of scores, statements or target, so that stored recommendations know when they are stale.
    revision = models.PositiveIntegerField(_("revisi"), default=0, editable=False)
    created_at = models.DateTimeField(_("dibuat"), default=timezone.now, editable=False)

    objects = AssessmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("penilaian")
        verbose_name_plural = _("penilaian")
        ordering = ["-year", "instansi"]
        constraints = [
            models.UniqueConstraint(fields=["instansi", "year", "framework"], name="one_assessment_per_instansi_year_and_framework"),
            models.CheckConstraint(condition=models.Q(target_score__isnull=True) | models.Q(target_score__gte=0), name="target_is_not_negative"),
            models.CheckConstraint(
                condition=models.Q(stated_total__isnull=True) | models.Q(stated_total__gte=0), name="stated_total_is_not_negative"
            ),
            models.CheckConstraint(condition=models.Q(is_published=False) | ~models.Q(source=""), name="a_published_result_names_its_source"),
        ]

    def __str__(self) -> str:
        return f"{self.instansi.label} {self.year}"

    def get_absolute_url(self) -> str:
        return f"/ruang/penilaian/{self.instansi.code}/{self.year}/{self.framework.code}/"


class ScoreEntry(models.Model):
    """One score as it was given. Never changed, never deleted: the newest per aspect and layer counts."""

    assessment = models.ForeignKey(Assessment, on_delete=models.PROTECT, related_name="entries", verbose_name=_("penilaian"))
    aspect = models.ForeignKey(Aspect, on_delete=models.PROTECT, related_name="score_entries", verbose_name=_("aspek atau sub-aspek"))
    layer = models.CharField(_("lapis"), max_length=14, choices=Layer)
    value = models.DecimalField(_("skor"), max_digits=6, decimal_places=1)
    level = models.PositiveSmallIntegerField(_("tingkat"), null=True, blank=True, help_text=_("Untuk sub-aspek: tingkat yang diwakili skor ini."))
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("dicatat oleh")
    )
    via = models.CharField(_("lewat"), max_length=8, choices=Via)
    recorded_at = models.DateTimeField(_("dicatat pada"), default=timezone.now)

    objects = ScoreEntryQuerySet.as_manager()

    class Meta:
        verbose_name = _("catatan skor")
        verbose_name_plural = _("catatan skor")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(condition=models.Q(value__gte=0), name="score_is_not_negative"),
            models.CheckConstraint(condition=models.Q(layer__in=Layer.values), name="score_layer_is_known"),
        ]
        indexes = [models.Index(fields=["assessment", "layer", "aspect", "-id"], name="newest_score_first")]

    def __str__(self) -> str:
        return f"{self.assessment_id} · {self.aspect_id} · {self.layer}: {self.value}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise ScoreHistoryIsFixed("Score entries are never changed; write a new one.")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise ScoreHistoryIsFixed("Score entries are never deleted; write a new one.")


STATEMENT_KINDS = [(StatementKind.WEAK.value, _("lemah")), (StatementKind.MAXIMAL.value, _("maksimal"))]


class AspectStatement(models.Model):
    """What a source says of an aspect without giving a number, such as that it is still weak."""

    assessment = models.ForeignKey(Assessment, on_delete=models.CASCADE, related_name="statements", verbose_name=_("penilaian"))
    aspect = models.ForeignKey(Aspect, on_delete=models.PROTECT, related_name="statements", verbose_name=_("aspek"))
    kind = models.CharField(
        _("pernyataan"), max_length=10, choices=[(StatementKind.WEAK.value, _("lemah")), (StatementKind.MAXIMAL.value, _("maksimal"))]
    )
    text = models.CharField(_("isi pernyataan"), max_length=400, blank=True, help_text=_("Dengan kata-kata kita sendiri."))
    source = models.CharField(_("sumber"), max_length=250)
    source_url = models.URLField(_("alamat sumber"), max_length=500, blank=True)

    class Meta:
        verbose_name = _("pernyataan tentang aspek")
        verbose_name_plural = _("pernyataan tentang aspek")
        ordering = ["aspect"]
        constraints = [
            models.UniqueConstraint(fields=["assessment", "aspect"], name="one_statement_per_aspect"),
            models.CheckConstraint(condition=models.Q(kind__in=[kind.value for kind in StatementKind]), name="statement_kind_is_known"),
        ]

    def __str__(self) -> str:
        return f"{self.aspect}: {self.get_kind_display()}"


class Result(models.Model):
    """The outcome of one layer, stored for lists and the national indicator; services refresh it, pages read it."""

    assessment = models.ForeignKey(Assessment, on_delete=models.CASCADE, related_name="results", verbose_name=_("penilaian"))
    layer = models.CharField(_("lapis"), max_length=14, choices=Layer)
    total = models.DecimalField(_("skor total"), max_digits=6, decimal_places=1, null=True)
    index = models.DecimalField(_("indeks"), max_digits=4, decimal_places=2, null=True)
    band = models.ForeignKey(Band, on_delete=models.SET_NULL, null=True, related_name="+", verbose_name=_("kategori"))
    scored_count = models.PositiveSmallIntegerField(_("aspek terisi"), default=0)
    aspect_count = models.PositiveSmallIntegerField(_("jumlah aspek"), default=0)
    is_complete = models.BooleanField(_("lengkap"), default=False)
    is_stated = models.BooleanField(_("total dari sumber"), default=False)
    notice = models.TextField(_("keterangan"), blank=True)
    refreshed_at = models.DateTimeField(_("dihitung pada"), default=timezone.now)

    class Meta:
        verbose_name = _("hasil")
        verbose_name_plural = _("hasil")
        ordering = ["assessment", "layer"]
        constraints = [
            models.UniqueConstraint(fields=["assessment", "layer"], name="one_result_per_layer"),
            models.CheckConstraint(condition=models.Q(layer__in=Layer.values), name="result_layer_is_known"),
            models.CheckConstraint(
                condition=models.Q(index__isnull=True) | (models.Q(index__gte=0) & models.Q(index__lte=1)), name="index_lies_between_zero_and_one"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.assessment} · {self.get_layer_display()}: {self.total}"
