"""News (berita): short items in our own words, with the facts of publication of the original."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import StreamField

from knowledge.blocks import ArticleBody

from .material import IndexPage, MaterialPage


class NewsIndexPage(IndexPage):
    """All news."""

    entry_kind = "berita"
    max_count = 1
    parent_page_types = ["home.HomePage"]
    subpage_types = ["knowledge.NewsPage"]

    class Meta:
        verbose_name = _("daftar berita")


class NewsPage(MaterialPage):
    """One item."""

    parent_page_types = ["knowledge.NewsIndexPage"]
    subpage_types: list[str] = []

    published_on = models.DateField(_("tanggal terbit"))
    published_time = models.TimeField(_("jam terbit"), null=True, blank=True)
    dateline = models.CharField(_("tempat dan tanggal"), max_length=120, blank=True)
    publisher = models.CharField(_("unit penerbit"), max_length=160, blank=True)
    author = models.CharField(_("penulis"), max_length=160, blank=True)
    editor = models.CharField(_("penyunting"), max_length=160, blank=True)
    photo_credit = models.CharField(_("foto"), max_length=160, blank=True)
    agency = models.CharField(_("kantor berita"), max_length=120, blank=True)
    views_at_source = models.PositiveIntegerField(_("dilihat di sumber"), null=True, blank=True)
    body = StreamField(ArticleBody(), verbose_name=_("isi"), blank=True)

    content_panels = [
        *MaterialPage.content_panels,
        FieldPanel("summary"),
        *MaterialPage.taxonomy_panels,
        MultiFieldPanel(
            [
                FieldPanel("published_on"),
                FieldPanel("published_time"),
                FieldPanel("dateline"),
                FieldPanel("publisher"),
                FieldPanel("author"),
                FieldPanel("editor"),
                FieldPanel("photo_credit"),
                FieldPanel("agency"),
                FieldPanel("views_at_source"),
            ],
            heading=_("Penerbitan"),
        ),
        FieldPanel("body"),
        *MaterialPage.source_panels,
    ]

    class Meta:
        verbose_name = _("berita")
        verbose_name_plural = _("berita")

    def entry_facts(self) -> dict[str, object]:
        """Who published it, as cards show it."""
        return {"meta": [text for text in (self.publisher or self.agency,) if text]}
