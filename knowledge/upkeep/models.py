"""What keeps content true: which items ask for a review, why, and what came of it."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from knowledge.models import RegulationPage

from .querysets import ReviewTaskQuerySet


class Reason(models.TextChoices):
    """Why an item asks for a review."""

    REGULATION = "regulasi", _("Dasar hukumnya berubah")
    SCHEDULE = "jadwal", _("Tanggal tinjauannya lewat")
    FEEDBACK = "umpan-balik", _("Umpan balik pembaca")
    MANUAL = "manual", _("Diminta penyunting")


class Outcome(models.TextChoices):
    """What came of a review; empty while it is open."""

    STILL_TRUE = "tetap", _("Masih benar, tidak diubah")
    UPDATED = "diperbarui", _("Sudah diperbarui")
    WITHDRAWN = "ditarik", _("Ditarik dari terbitan")
    VOID = "batal", _("Batal: sebabnya tidak berlaku lagi")


class ReviewTask(models.Model):
    """One item to look at again, for one cause."""

    page = models.ForeignKey("wagtailcore.Page", on_delete=models.CASCADE, related_name="review_tasks", verbose_name=_("halaman"))
    reason = models.CharField(_("sebab"), max_length=12, choices=Reason)
    regulation = models.ForeignKey(
        RegulationPage, on_delete=models.CASCADE, null=True, blank=True, related_name="reviews_caused", verbose_name=_("regulasi yang diganti")
    )
    scheduled_for = models.DateField(_("tanggal tinjauan yang lewat"), null=True, blank=True)
    note = models.CharField(_("catatan"), max_length=400, blank=True)
    opened_at = models.DateTimeField(_("dibuka"), default=timezone.now)
    due_on = models.DateField(_("selesai paling lambat"))
    assigned_to = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="review_tasks", verbose_name=_("penanggung jawab")
    )
    told_at = models.DateTimeField(_("diberitahukan"), null=True, blank=True)
    closed_at = models.DateTimeField(_("ditutup"), null=True, blank=True)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("ditutup oleh")
    )
    outcome = models.CharField(_("hasil tinjauan"), max_length=12, choices=Outcome, blank=True)

    objects = ReviewTaskQuerySet.as_manager()

    class Meta:
        verbose_name = _("tugas tinjauan")
        verbose_name_plural = _("tugas tinjauan")
        ordering = ["due_on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["page", "regulation"],
                condition=models.Q(regulation__isnull=False) & ~models.Q(outcome="batal"),
                name="one_review_per_page_and_regulation",
            ),
            models.UniqueConstraint(
                fields=["page", "scheduled_for"], condition=models.Q(scheduled_for__isnull=False), name="one_review_per_page_and_review_date"
            ),
            models.UniqueConstraint(
                fields=["page", "reason"],
                condition=models.Q(closed_at__isnull=True, regulation__isnull=True),
                name="one_open_review_per_page_and_reason",
            ),
            models.CheckConstraint(
                condition=models.Q(closed_at__isnull=True, outcome="") | (models.Q(closed_at__isnull=False) & ~models.Q(outcome="")),
                name="a_closed_review_has_an_outcome",
            ),
            models.CheckConstraint(
                condition=models.Q(reason="regulasi", regulation__isnull=False) | (~models.Q(reason="regulasi") & models.Q(regulation__isnull=True)),
                name="a_review_for_a_regulation_names_it",
            ),
            models.CheckConstraint(
                condition=models.Q(reason="jadwal", scheduled_for__isnull=False)
                | (~models.Q(reason="jadwal") & models.Q(scheduled_for__isnull=True)),
                name="a_scheduled_review_names_its_date",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.page}: {self.get_reason_display()}"

    @property
    def is_open(self) -> bool:
        """Whether somebody still has to look."""
        return self.closed_at is None

    @property
    def cause(self) -> str:
        """The cause in words, with the regulation or the date that it names."""
        if self.regulation:
            return f"{self.get_reason_display()}: {self.regulation.short_title}"
        return self.note or str(self.get_reason_display())
