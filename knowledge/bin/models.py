"""What lies in the bin: a place in the tree outside of the site, the branches thrown there, and the state each page had."""

import datetime
from typing import Any

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting
from wagtail.models import Page, Revision


@register_setting(icon="bin", order=110)
class BinSettings(BaseGenericSetting):
    """For how long the bin keeps what was thrown away."""

    days_kept = models.PositiveSmallIntegerField(
        _("disimpan selama (hari)"),
        default=30,
        validators=[MinValueValidator(1), MaxValueValidator(3650)],
        help_text=_("Sesudah itu halaman di keranjang sampah dihapus selamanya. Berlaku juga untuk yang sudah ada di dalamnya."),
    )

    class Meta:
        verbose_name = _("Keranjang sampah")


class BinPage(Page):
    """The place in the tree below which thrown away pages stand. It is no part of any site, so nothing below it has an address."""

    is_creatable = False
    max_count = 1
    parent_page_types: list[str] = []
    subpage_types: list[str] = []
    preview_modes: list[Any] = []
    # Never shown: no site leads here.
    template = "404.html"

    class Meta:
        verbose_name = _("keranjang sampah")


class BinItem(models.Model):
    """A page that was thrown away, with all below it."""

    page = models.OneToOneField(Page, on_delete=models.CASCADE, related_name="bin_item", verbose_name=_("halaman"))
    thrown_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+", verbose_name=_("dibuang oleh"))
    thrown_at = models.DateTimeField(_("dibuang pada"), default=timezone.now, db_index=True)
    former_parent = models.ForeignKey(Page, on_delete=models.SET_NULL, null=True, related_name="+", verbose_name=_("asal"))
    former_place = models.CharField(_("asal"), max_length=500)
    former_slug = models.CharField(_("alamat semula"), max_length=255)
    was_live = models.BooleanField(_("ada yang terbit"), default=False)

    class Meta:
        verbose_name = _("isi keranjang sampah")
        verbose_name_plural = _("isi keranjang sampah")
        ordering = ["-thrown_at", "-pk"]
        default_permissions = ()

    def __str__(self) -> str:
        return str(self.page.draft_title or self.page.title)

    def purged_at(self, days_kept: int) -> datetime.datetime:
        """When its time is over."""
        return self.thrown_at + datetime.timedelta(days=days_kept)


class KeptState(models.Model):
    """How one page of a thrown away branch stood, so that it can stand so again."""

    item = models.ForeignKey(BinItem, on_delete=models.CASCADE, related_name="states", verbose_name=_("isi keranjang sampah"))
    page = models.OneToOneField(Page, on_delete=models.CASCADE, related_name="kept_state", verbose_name=_("halaman"))
    was_live = models.BooleanField(_("terbit"))
    had_changes = models.BooleanField(_("punya perubahan yang belum terbit"))
    was_expired = models.BooleanField(_("kedaluwarsa"))
    live_revision = models.ForeignKey(Revision, on_delete=models.SET_NULL, null=True, related_name="+", verbose_name=_("versi terbit"))
    # Key of a revision → when it was to be published.
    schedule = models.JSONField(_("jadwal terbit"), default=dict)

    class Meta:
        verbose_name = _("keadaan semula")
        verbose_name_plural = _("keadaan semula")
        default_permissions = ()

    def __str__(self) -> str:
        return str(self.page)
