"""What is known of the packs that were built: size, version, day."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from knowledge.aspects.models import Aspect


class AspectPack(models.Model):
    """The pack of an aspect as it was last built. `sources` tells from which state of the catalogue, `stamp` what is in it."""

    aspect = models.OneToOneField(Aspect, on_delete=models.CASCADE, related_name="pack", verbose_name=_("aspek"))
    sources = models.CharField(max_length=64)
    stamp = models.CharField(_("versi"), max_length=64)
    size_bytes = models.PositiveIntegerField(_("ukuran"))
    item_count = models.PositiveIntegerField(_("jumlah materi"))
    changed_at = models.DateTimeField(_("isi berubah"))

    class Meta:
        verbose_name = _("paket aspek")
        verbose_name_plural = _("paket aspek")

    def __str__(self) -> str:
        return f"{self.aspect} · {self.stamp[:10]}"
