"""Tokens with which a program acts for a person. Only a digest is kept, so that a stolen database opens nothing."""

from typing import Any

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class ApiTokenQuerySet(models.QuerySet[Any]):
    """Narrows tokens."""

    def valid(self) -> "ApiTokenQuerySet":
        """Those that open something now: not expired, and their owner may sign in."""
        return self.filter(expires_at__gt=timezone.now(), user__is_active=True)


class ApiToken(models.Model):
    """A token of one person; it may do what that person may, and nothing else."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="keys", verbose_name=_("pemilik"))
    name = models.CharField(_("nama"), max_length=80, help_text=_("Untuk apa token ini, misalnya dasbor BKD."))
    # The secret has 256 random bits: one round of SHA-256 cannot be guessed back, and a slow hash would slow every request.
    digest = models.CharField(_("sidik"), max_length=64, unique=True, editable=False)
    created_at = models.DateTimeField(_("dibuat"), auto_now_add=True)
    expires_at = models.DateTimeField(_("berlaku sampai"))
    last_used_at = models.DateTimeField(_("terakhir dipakai"), null=True, blank=True)

    objects = ApiTokenQuerySet.as_manager()

    class Meta:
        verbose_name = _("token API")
        verbose_name_plural = _("token API")
        ordering = ["-created_at"]

    def __str__(self) -> str:
        return f"{self.name} ({self.user})"
