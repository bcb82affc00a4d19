"""What a reader keeps: bookmarks, a verdict per page, finished steps of learning paths, subscriptions. All of it is theirs alone."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from knowledge.models.announcement import AnnouncementCategory


class Bookmark(models.Model):
    """A published thing of any kind that a reader wants to find again; no title is kept, so that none can leak."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="bookmarks", verbose_name=_("pengguna"))
    kind = models.CharField(_("jenis"), max_length=20)
    object_id = models.PositiveBigIntegerField(_("nomor"))
    created_at = models.DateTimeField(_("disimpan"), default=timezone.now)

    class Meta:
        verbose_name = _("simpanan")
        verbose_name_plural = _("simpanan")
        ordering = ["-pk"]
        constraints = [models.UniqueConstraint(fields=["user", "kind", "object_id"], name="one_bookmark_per_reader_and_thing")]

    def __str__(self) -> str:
        return f"{self.user_id} · {self.kind} {self.object_id}"


class Reason(models.TextChoices):
    """Why a page did not help."""

    INCOMPLETE = "kurang-lengkap", _("Kurang lengkap")
    OUTDATED = "usang", _("Sudah usang atau dasar hukumnya berubah")
    UNCLEAR = "sulit-dipahami", _("Sulit dipahami")
    NOT_FITTING = "tidak-sesuai", _("Tidak sesuai keadaan instansi saya")
    WRONG = "keliru", _("Ada yang keliru")
    OTHER = "lainnya", _("Alasan lain")


class Verdict(models.Model):
    """Whether a page helped a reader. The reason is for whoever looks after the page and for editors, without the reader's name."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="verdicts", verbose_name=_("pengguna"))
    page = models.ForeignKey("wagtailcore.Page", on_delete=models.CASCADE, related_name="verdicts", verbose_name=_("halaman"))
    is_helpful = models.BooleanField(_("membantu"))
    reason = models.CharField(_("alasan"), max_length=20, choices=Reason, blank=True)
    text = models.CharField(_("penjelasan"), max_length=600, blank=True)
    given_at = models.DateTimeField(_("diberikan"), default=timezone.now)
    told_at = models.DateTimeField(_("diteruskan"), null=True, blank=True)

    class Meta:
        verbose_name = _("pendapat pembaca")
        verbose_name_plural = _("pendapat pembaca")
        ordering = ["-given_at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["user", "page"], name="one_verdict_per_reader_and_page"),
            models.CheckConstraint(condition=models.Q(is_helpful=False) | models.Q(reason="", text=""), name="a_reason_belongs_to_a_no"),
        ]
        indexes = [models.Index(fields=["page", "is_helpful"], name="verdict_by_page")]

    def __str__(self) -> str:
        return f"{self.page_id} · {self.is_helpful}"


class FinishedStep(models.Model):
    """A step of a learning path that a reader has finished; it stays when the path drops the step and counts again if it comes back."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="finished_steps", verbose_name=_("pengguna"))
    path = models.ForeignKey("wagtailcore.Page", on_delete=models.CASCADE, related_name="+", verbose_name=_("jalur belajar"))
    target = models.ForeignKey("wagtailcore.Page", on_delete=models.CASCADE, related_name="+", verbose_name=_("langkah"))
    finished_at = models.DateTimeField(_("selesai"), default=timezone.now)

    class Meta:
        verbose_name = _("langkah selesai")
        verbose_name_plural = _("langkah selesai")
        ordering = ["-finished_at", "-pk"]
        constraints = [models.UniqueConstraint(fields=["user", "path", "target"], name="one_finish_per_reader_path_and_step")]

    def __str__(self) -> str:
        return f"{self.user_id} · {self.path_id} · {self.target_id}"


class AnnouncementSubscription(models.Model):
    """A wish to get announcements of a category, and reminders of their dates, by mail."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="announcement_subscriptions", verbose_name=_("pengguna")
    )
    category = models.CharField(_("tentang"), max_length=20, choices=AnnouncementCategory)
    created_at = models.DateTimeField(_("sejak"), default=timezone.now)

    class Meta:
        verbose_name = _("langganan pengumuman")
        verbose_name_plural = _("langganan pengumuman")
        ordering = ["category"]
        constraints = [models.UniqueConstraint(fields=["user", "category"], name="one_subscription_per_reader_and_category")]

    def __str__(self) -> str:
        return f"{self.user_id} · {self.category}"
