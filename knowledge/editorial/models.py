"""Fragments, help texts and starting points: rows that editors and administrators change in the CMS."""

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page

from knowledge.blocks import PlainBody

from .places import places

HELP_FEATURES = ["bold", "italic", "ol", "ul", "link"]


def place_choices() -> list[tuple[str, str | Promise]]:
    """The places where help can stand, in the order of the registry."""
    return [(place.key, place.label) for place in places().values()]


class Fragment(models.Model):
    """A piece of text that stands on many pages and is kept here alone."""

    title = models.CharField(_("judul"), max_length=140, help_text=_("Hanya untuk editor; tidak tampil di halaman."))
    key = models.SlugField(_("kode"), max_length=60, unique=True)
    body = StreamField(PlainBody(), verbose_name=_("isi"))
    updated_at = models.DateTimeField(_("diubah"), auto_now=True)

    class Meta:
        verbose_name = _("potongan bersama")
        verbose_name_plural = _("potongan bersama")
        ordering = ["title"]

    def __str__(self) -> str:
        return self.title


class HelpText(models.Model):
    """What is said at a place where people get stuck, in place of the words that came with the site."""

    key = models.CharField(_("tempat"), max_length=40, unique=True, choices=place_choices)
    title = models.CharField(_("judul"), max_length=120)
    body = RichTextField(_("isi"), features=HELP_FEATURES)
    link_label = models.CharField(_("tulisan tautan"), max_length=80, blank=True)
    link_url = models.CharField(_("alamat tautan"), max_length=300, blank=True, help_text=_("Dimulai dengan / atau https://."))
    is_shown = models.BooleanField(_("ditampilkan"), default=True)

    class Meta:
        verbose_name = _("bantuan")
        verbose_name_plural = _("bantuan")
        ordering = ["key"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(link_url="") | models.Q(link_url__startswith="/") | models.Q(link_url__startswith="https://"),
                name="help_links_stay_here_or_are_secure",
                violation_error_message=_("Alamat tautan dimulai dengan / atau https://."),
            )
        ]

    def __str__(self) -> str:
        return self.title


class StartingPoint(models.Model):
    """A page from which editors start new ones of its kind."""

    page = models.OneToOneField(Page, on_delete=models.CASCADE, related_name="starting_point", verbose_name=_("halaman"))
    title = models.CharField(_("nama kerangka"), max_length=120, help_text=_("Misalnya: Panduan langkah kerja dengan bukti."))
    note = models.CharField(_("kapan dipakai"), max_length=250, blank=True)

    class Meta:
        verbose_name = _("kerangka awal")
        verbose_name_plural = _("kerangka awal")
        ordering = ["title"]

    def __str__(self) -> str:
        return self.title
