"""What belongs to a contribution: its history, its photos and documents, those who wrote with its author."""

from typing import Any

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Revision

from knowledge.media.models import CopDocument, CopImage

from .contribution import Contribution


class HistoryIsWritten(TypeError):
    """An event is added, never changed."""


class EventKind(models.TextChoices):
    """What happened."""

    STARTED = "mulai", _("Draf dibuat")
    SUBMITTED = "ajukan", _("Diajukan untuk ditelaah")
    RESUBMITTED = "ajukan-lagi", _("Diajukan kembali setelah perbaikan")
    CHANGES_ASKED = "minta-perbaikan", _("Editor meminta perbaikan")
    PUBLISHED = "terbit", _("Disetujui dan terbit")
    WITHDRAWN = "tarik", _("Ditarik dari telaah")
    TAKEN_DOWN = "turun", _("Diturunkan dari situs")


class ContributionEvent(models.Model):
    """One thing that happened to a contribution, with what was said. Append-only."""

    contribution = models.ForeignKey(Contribution, on_delete=models.CASCADE, related_name="events")
    kind = models.CharField(max_length=16, choices=EventKind)
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    comment = models.TextField(blank=True)
    revision = models.ForeignKey(Revision, on_delete=models.SET_NULL, null=True, related_name="+")
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("kejadian kontribusi")
        verbose_name_plural = _("kejadian kontribusi")
        ordering = ["created_at", "pk"]
        indexes = [models.Index(fields=["actor", "kind", "created_at"], name="event_by_actor")]

    def __str__(self) -> str:
        return f"{self.contribution} · {self.get_kind_display()}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Add it.

        Raises:
            HistoryIsWritten: it is there already.
        """
        if not self._state.adding:
            raise HistoryIsWritten(self.pk)
        super().save(*args, **kwargs)


class ContributionFile(models.Model):
    """A photo or a document of a contribution. It goes when the contribution goes."""

    contribution = models.ForeignKey(Contribution, on_delete=models.CASCADE, related_name="files")
    image = models.OneToOneField(CopImage, on_delete=models.CASCADE, null=True, related_name="contribution_file")
    document = models.OneToOneField(CopDocument, on_delete=models.CASCADE, null=True, related_name="contribution_file")
    caption = models.CharField(_("keterangan"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("berkas kontribusi")
        verbose_name_plural = _("berkas kontribusi")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(image__isnull=False, document__isnull=True) | models.Q(image__isnull=True, document__isnull=False),
                name="a_file_is_a_photo_or_a_document",
            )
        ]

    def __str__(self) -> str:
        return str(self.image or self.document)

    @property
    def is_photo(self) -> bool:
        """Whether it is shown on the page itself."""
        return self.image_id is not None


class CoAuthor(models.Model):
    """Somebody who wrote along: a name alone, or a member invited by address who is linked once they have agreed."""

    contribution = models.ForeignKey(Contribution, on_delete=models.CASCADE, related_name="coauthors")
    name = models.CharField(_("nama"), max_length=120, blank=True)
    email = models.EmailField(_("surel"), blank=True)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, null=True, related_name="coauthored", verbose_name=_("anggota"))
    declined_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("rekan penulis")
        verbose_name_plural = _("rekan penulis")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["contribution", "email"], condition=~models.Q(email=""), name="one_invitation_per_address"),
            models.UniqueConstraint(fields=["contribution", "user"], condition=models.Q(user__isnull=False), name="one_coauthor_per_member"),
            models.CheckConstraint(condition=~models.Q(name="") | ~models.Q(email=""), name="a_coauthor_has_a_name_or_an_address"),
        ]

    def __str__(self) -> str:
        return self.name or self.email

    @property
    def is_invited(self) -> bool:
        """Whether an answer is awaited."""
        return bool(self.email) and self.user_id is None and self.declined_at is None

    @property
    def credit_name(self) -> str:
        """The name on the page; empty as long as an invited member has not agreed."""
        if self.email:
            return self.user.display_name if self.user else ""
        return self.name
