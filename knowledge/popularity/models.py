"""Weights of acts, views by day, and the scores that are computed from all acts."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

HEAVIEST = 100


class ActWeight(models.Model):
    """How much one act of a sort counts; editors may change it."""

    act = models.CharField(_("kode"), max_length=20, unique=True)
    label = models.CharField(_("tindakan"), max_length=80)
    weight = models.DecimalField(_("bobot"), max_digits=5, decimal_places=2, validators=[MinValueValidator(0), MaxValueValidator(HEAVIEST)])

    class Meta:
        verbose_name = _("bobot popularitas")
        verbose_name_plural = _("bobot popularitas")
        ordering = ["-weight", "act"]
        constraints = [models.CheckConstraint(condition=Q(weight__gte=0, weight__lte=HEAVIEST), name="a_weight_is_not_negative")]

    def __str__(self) -> str:
        return self.label


class ViewCount(models.Model):
    """How often a thing was opened on a day. A sum only: nothing here says by whom."""

    kind = models.CharField(_("jenis"), max_length=20)
    object_id = models.PositiveBigIntegerField(_("nomor"))
    day = models.DateField(_("hari"))
    count = models.PositiveIntegerField(_("jumlah"))

    class Meta:
        verbose_name = _("jumlah kunjungan")
        verbose_name_plural = _("jumlah kunjungan")
        constraints = [models.UniqueConstraint(fields=["kind", "object_id", "day"], name="one_view_count_per_thing_and_day")]
        indexes = [models.Index(fields=["day"], name="view_count_by_day")]

    def __str__(self) -> str:
        return f"{self.kind} {self.object_id} · {self.day}: {self.count}"


class Score(models.Model):
    """How popular a thing was when it was last computed; things without acts have none."""

    kind = models.CharField(_("jenis"), max_length=20)
    object_id = models.PositiveBigIntegerField(_("nomor"))
    score = models.FloatField(_("popularitas"))
    week_views = models.PositiveIntegerField(_("dibuka sepekan terakhir"), default=0)
    computed_at = models.DateTimeField(_("dihitung"))

    class Meta:
        verbose_name = _("popularitas")
        verbose_name_plural = _("popularitas")
        constraints = [
            models.UniqueConstraint(fields=["kind", "object_id"], name="one_score_per_thing"),
            models.CheckConstraint(condition=Q(score__gte=0), name="a_score_is_not_negative"),
        ]
        indexes = [
            models.Index(fields=["kind", "-score"], name="score_by_kind"),
            models.Index(fields=["-week_views"], name="score_by_week_views"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.object_id}: {self.score:.2f}"
