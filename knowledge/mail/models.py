"""The keys of mails that were sent, so that none is sent twice."""

from django.conf import settings
from django.db import models


class SentMail(models.Model):
    """A mail that left. Nothing of its content is kept."""

    key = models.CharField(max_length=200, unique=True)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    sent_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = "surat terkirim"
        verbose_name_plural = "surat terkirim"

    def __str__(self) -> str:
        return self.key
