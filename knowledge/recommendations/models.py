"""Published weights by version, and stored sets of recommendations with the parts of every score."""

from typing import Any

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from knowledge.assessment.models import Assessment, Layer
from knowledge.catalogue.models import Entry
from knowledge.instansi.models import Instansi

from .ranking import Weights

unit_interval = [MinValueValidator(0), MaxValueValidator(1)]


class WeightsAreFixed(TypeError):
    """A version of the weights was to be changed; stored scores refer to it, so a change is a new version."""


def weight_field(label: Any, default: float, help_text: Any = "") -> models.FloatField:
    """A value between 0 and 1."""
    return models.FloatField(label, default=default, validators=unit_interval, help_text=help_text)


def default_excluded_statuses() -> list[str]:
    """Regulations with these statuses are never recommended."""
    return ["dicabut"]


class RecommendationWeights(models.Model):
    """One version of the weights. The highest version counts; earlier ones stay, because stored scores refer to them."""

    version = models.PositiveIntegerField(_("versi"), unique=True, editable=False)
    note = models.CharField(_("alasan perubahan"), max_length=200, blank=True)
    gap = weight_field(_("kesenjangan"), 0.40, _("Bagian aspek ini dari seluruh kesenjangan instansi (bobot aspek × jarak ke target)."))
    match = weight_field(_("kecocokan"), 0.30)
    next_level = weight_field(_("tingkat berikutnya"), 0.10)
    fresh = weight_field(_("kesegaran"), 0.08)
    effort = weight_field(_("upaya"), 0.07)
    upcoming = weight_field(_("acara yang masih akan datang"), 0.05)
    match_sub_aspect = weight_field(_("cocok pada sub-aspek lemah"), 1.0)
    match_aspect = weight_field(_("cocok pada aspek"), 0.6)
    match_crosswalk = weight_field(_("cocok lewat padanan instrumen"), 0.4)
    level_next = weight_field(_("bahan untuk tingkat berikutnya"), 1.0)
    level_same = weight_field(_("bahan untuk tingkat sekarang"), 0.5)
    level_second = weight_field(_("bahan untuk dua tingkat di atas"), 0.2)
    review_cycle_days = models.PositiveSmallIntegerField(_("masa tinjau bawaan (hari)"), default=730, validators=[MinValueValidator(1)])
    preferred_effort = models.PositiveSmallIntegerField(_("upaya yang didahulukan"), default=1, help_text=_("1 ringan, 2 sedang, 3 berat."))
    heaviest_effort = models.PositiveSmallIntegerField(_("upaya terberat"), default=3, validators=[MinValueValidator(1)])
    list_limit = models.PositiveSmallIntegerField(_("panjang daftar"), default=12, validators=[MinValueValidator(1), MaxValueValidator(50)])
    varied_places = models.PositiveSmallIntegerField(_("tempat teratas yang dibuat beragam"), default=5)
    most_of_a_kind = models.PositiveSmallIntegerField(_("paling banyak sejenis di tempat teratas"), default=2, validators=[MinValueValidator(1)])
    excluded_statuses = models.JSONField(_("status sumber yang dikecualikan"), default=default_excluded_statuses, blank=True)
    created_at = models.DateTimeField(_("dibuat"), default=timezone.now, editable=False)

    class Meta:
        verbose_name = _("bobot rekomendasi")
        verbose_name_plural = _("bobot rekomendasi")
        ordering = ["-version"]

    def __str__(self) -> str:
        return f"{_('Bobot rekomendasi')} v{self.version}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise WeightsAreFixed("Published weights are never changed; add a new version.")
        if not self.version:
            self.version = (RecommendationWeights.objects.aggregate(last=models.Max("version"))["last"] or 0) + 1
        super().save(*args, **kwargs)

    def frozen(self) -> Weights:
        """As the ranking wants them."""
        names = [name for name in Weights.__dataclass_fields__ if name != "excluded_statuses"]
        return Weights(**{name: getattr(self, name) for name in names}, excluded_statuses=tuple(self.excluded_statuses))


class RecommendationSet(models.Model):
    """The recommendations for one instansi from one state of scores, catalogue and weights; earlier sets are kept for measuring."""

    instansi = models.ForeignKey(Instansi, on_delete=models.CASCADE, related_name="recommendation_sets", verbose_name=_("instansi"))
    assessment = models.ForeignKey(Assessment, on_delete=models.CASCADE, related_name="recommendation_sets", verbose_name=_("penilaian"))
    weights = models.ForeignKey(RecommendationWeights, on_delete=models.PROTECT, related_name="sets", verbose_name=_("bobot"))
    layer = models.CharField(_("lapis"), max_length=14, choices=Layer)
    revision = models.PositiveIntegerField(_("revisi penilaian"))
    catalogue_version = models.PositiveBigIntegerField(_("versi katalog"))
    computed_on = models.DateField(_("dihitung untuk hari"))
    profile = models.JSONField(_("ringkasan penilaian"), default=dict)
    is_current = models.BooleanField(_("berlaku"), default=True)
    created_at = models.DateTimeField(_("dibuat"), default=timezone.now)

    class Meta:
        verbose_name = _("kumpulan rekomendasi")
        verbose_name_plural = _("kumpulan rekomendasi")
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(fields=["instansi"], condition=models.Q(is_current=True), name="one_current_recommendation_set_per_instansi")
        ]

    def __str__(self) -> str:
        return f"{self.instansi_id} · {self.computed_on}"


class Recommendation(models.Model):
    """One place of a set. `score` is the sum of the stored parts; key and title outlive the entry."""

    set = models.ForeignKey(RecommendationSet, on_delete=models.CASCADE, related_name="recommendations", verbose_name=_("kumpulan"))
    rank = models.PositiveSmallIntegerField(_("urutan"))
    entry = models.ForeignKey(Entry, on_delete=models.SET_NULL, null=True, related_name="recommendations", verbose_name=_("entri"))
    key = models.CharField(_("kunci"), max_length=600)
    title = models.CharField(_("judul"), max_length=255)
    aspect_codes = models.JSONField(_("aspek"), default=list)
    score = models.FloatField(_("nilai"))
    parts = models.JSONField(_("bagian nilai"), default=list)
    placement = models.CharField(_("alasan penempatan"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("rekomendasi")
        verbose_name_plural = _("rekomendasi")
        ordering = ["set", "rank"]
        constraints = [models.UniqueConstraint(fields=["set", "rank"], name="one_recommendation_per_rank")]

    def __str__(self) -> str:
        return f"{self.rank}. {self.title}"
