"""A suggestion: what one passage of a page says, what it should say instead and why, and what became of it."""

from typing import Any

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

LONGEST_TEXT = 8_000
LONGEST_REASON = 1_000


class SuggestionState(models.TextChoices):
    """Where a suggestion stands."""

    WAITING = "menunggu", _("Menunggu keputusan")
    ACCEPTED = "diterima", _("Diterima")
    DECLINED = "ditolak", _("Tidak dipakai")
    WITHDRAWN = "ditarik", _("Ditarik pengusulnya")


DECIDED = (SuggestionState.ACCEPTED, SuggestionState.DECLINED)
TONES = {SuggestionState.WAITING: "warn", SuggestionState.ACCEPTED: "good", SuggestionState.DECLINED: "", SuggestionState.WITHDRAWN: ""}


class Suggestion(models.Model):
    """One passage of one page, seen by one reader."""

    page = models.ForeignKey("wagtailcore.Page", on_delete=models.CASCADE, related_name="suggestions", verbose_name=_("halaman"))
    # The name of a field, or the key of a block in the body.
    passage = models.CharField(_("bagian"), max_length=60)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="suggestions", verbose_name=_("pengusul"))
    before = models.TextField(_("tertulis"))
    proposed = models.TextField(_("usulan"), max_length=LONGEST_TEXT)
    reason = models.TextField(_("alasan"), max_length=LONGEST_REASON)
    source_url = models.URLField(_("sumber"), max_length=500, blank=True)
    wants_credit = models.BooleanField(_("cantumkan nama saya"), default=True)
    state = models.CharField(_("keadaan"), max_length=10, choices=SuggestionState, default=SuggestionState.WAITING)
    created_at = models.DateTimeField(_("diusulkan"), default=timezone.now)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("diputuskan oleh")
    )
    decided_at = models.DateTimeField(_("diputuskan"), null=True, blank=True)
    answer = models.TextField(_("jawaban"), max_length=LONGEST_REASON, blank=True)

    class Meta:
        verbose_name = _("usulan perbaikan")
        verbose_name_plural = _("usulan perbaikan")
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["author", "page", "passage"],
                condition=models.Q(state="menunggu"),
                name="one_waiting_suggestion_per_reader_and_passage",
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=["diterima", "ditolak"]) ^ models.Q(decided_at__isnull=True), name="a_decision_has_a_moment"
            ),
            models.CheckConstraint(condition=~models.Q(state="ditolak", answer=""), name="a_refusal_says_why"),
        ]
        indexes = [models.Index(fields=["state", "page"], name="suggestion_by_state")]

    def __str__(self) -> str:
        return f"{self.page_id} · {self.passage} · {self.state}"

    def get_absolute_url(self) -> str:
        return f"/ruang/usulan/{self.pk}/"

    @property
    def tone(self) -> str:
        """The tone of its badge."""
        return TONES[SuggestionState(self.state)]

    @property
    def is_waiting(self) -> bool:
        """Whether it can still be decided or withdrawn."""
        return self.state == SuggestionState.WAITING

    @cached_property
    def material(self) -> Any:
        """The page in its own type (1 query)."""
        return self.page.specific

    @property
    def writer_ids(self) -> set[int]:
        """Who may not decide about it."""
        return {self.author_id} if self.author_id else set()

    @cached_property
    def aspect_ids(self) -> set[int]:
        """The aspects of the page: their editors may decide (1 query)."""
        return set(self.material.aspect_links.values_list("tag_id", flat=True))

    @property
    def steward_id(self) -> int | None:
        """Who looks after the page."""
        return getattr(self.material, "steward_id", None)
