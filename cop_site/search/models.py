"""What still has to reach an engine outside the database."""

from django.db import models


class PendingDocument(models.Model):
    """An entry that changed, noted in the same transaction; gone once the outer engine has confirmed it."""

    entry_id = models.BigIntegerField(primary_key=True)
    # Tells a change that came while an earlier one was being sent from that earlier one.
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = "dokumen tertunda"
        verbose_name_plural = "dokumen tertunda"

    def __str__(self) -> str:
        return str(self.entry_id)
