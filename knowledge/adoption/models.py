"""Declarations that an instansi applies a practice, guide or template of the library, and their confirmation by a verifier."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.dates import MONTHS
from django.utils.translation import gettext_lazy as _

from knowledge.instansi.models import Instansi

from .querysets import PLANNED, AdoptionQuerySet

# Kinds of the library that can be applied.
APPLICABLE_KINDS = ("praktik", "panduan", "templat")


class Stage(models.TextChoices):
    """How far an instansi has come."""

    PLANNED = PLANNED, _("Merencanakan")
    ONGOING = "sedang", _("Sedang menerapkan")
    APPLIED = "sudah", _("Sudah menerapkan")


class Adoption(models.Model):
    """One instansi's declaration about one page. Withdrawn ones stay, so that it can be told who said what when."""

    page = models.ForeignKey("wagtailcore.Page", on_delete=models.CASCADE, related_name="adoptions", verbose_name=_("halaman"))
    instansi = models.ForeignKey(Instansi, on_delete=models.PROTECT, related_name="adoptions", verbose_name=_("instansi"))
    stage = models.CharField(_("tahap"), max_length=16, choices=Stage)
    since_year = models.PositiveSmallIntegerField(_("tahun mulai"), null=True, blank=True)
    since_month = models.PositiveSmallIntegerField(_("bulan mulai"), null=True, blank=True)
    adapted = models.CharField(_("yang disesuaikan"), max_length=600, blank=True)
    note = models.CharField(_("catatan"), max_length=600, blank=True)
    evidence = models.CharField(_("bukti"), max_length=600, blank=True, help_text=_("Tidak tampil untuk umum."))
    evidence_url = models.URLField(_("alamat bukti"), max_length=500, blank=True, help_text=_("Tidak tampil untuk umum."))
    declared_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="adoptions_declared",
        verbose_name=_("dinyatakan oleh"),
    )
    declared_at = models.DateTimeField(_("dinyatakan"), default=timezone.now)
    withdrawn_at = models.DateTimeField(_("dicabut"), null=True, blank=True)
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("diverifikasi oleh")
    )
    confirmed_at = models.DateTimeField(_("diverifikasi"), null=True, blank=True)
    expires_on = models.DateField(_("verifikasi berlaku sampai"), null=True, blank=True)
    revoked_at = models.DateTimeField(_("verifikasi dibatalkan"), null=True, blank=True)

    objects = AdoptionQuerySet.as_manager()

    class Meta:
        verbose_name = _("penerapan")
        verbose_name_plural = _("penerapan")
        ordering = ["-declared_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["page", "instansi"], condition=models.Q(withdrawn_at__isnull=True), name="one_active_declaration_per_instansi_and_page"
            ),
            models.CheckConstraint(
                condition=models.Q(since_month__isnull=True) | models.Q(since_year__isnull=False, since_month__gte=1, since_month__lte=12),
                name="adoption_begins_in_a_month_of_a_year",
            ),
            models.CheckConstraint(condition=models.Q(stage=PLANNED) | models.Q(since_year__isnull=False), name="what_is_applied_has_a_beginning"),
            models.CheckConstraint(
                condition=models.Q(confirmed_at__isnull=True) | models.Q(expires_on__isnull=False), name="a_confirmation_has_an_end"
            ),
            models.CheckConstraint(
                condition=models.Q(confirmed_at__isnull=True) | models.Q(revoked_at__isnull=False) | ~models.Q(stage=PLANNED),
                name="a_plan_is_not_confirmed",
            ),
        ]
        indexes = [models.Index(fields=["instansi", "-declared_at"], name="adoption_by_instansi")]

    def __str__(self) -> str:
        return f"{self.instansi_id} · {self.page_id} · {self.stage}"

    @property
    def is_confirmed(self) -> bool:
        """Whether a verifier's confirmation stands today."""
        return bool(self.confirmed_at and not self.revoked_at and self.expires_on and self.expires_on >= timezone.localdate())

    @property
    def since_text(self) -> str:
        """Month and year in words, as far as they are known."""
        month = str(MONTHS[self.since_month]) if self.since_month else ""
        return f"{month} {self.since_year or ''}".strip()
