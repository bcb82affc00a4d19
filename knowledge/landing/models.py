"""Landing pages (tema dan program) and their list."""

from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page

from knowledge.addresses import AddressedForm
from knowledge.catalogue.selectors import entries_of_pages
from knowledge.models.material import IndexPage

from .blocks import LandingBody


class LandingIndexPage(IndexPage):
    """All landing pages."""

    entry_kind = "tema"
    max_count = 1
    parent_page_types = ["home.HomePage"]
    subpage_types = ["landing.LandingPage", "formpages.FormPage"]

    class Meta:
        verbose_name = _("daftar tema dan program")


class LandingPage(Page):
    """A page for a campaign, a programme or a theme; it carries no aspect and is no material."""

    parent_page_types = ["home.HomePage", "landing.LandingIndexPage"]
    subpage_types: list[str] = []
    base_form_class = AddressedForm
    # Blocks in which the glossary explains no terms.
    UNMARKED_BLOCKS = ("live_list", "cards", "figures", "call_to_action")

    kicker = models.CharField(_("tulisan kecil di atas judul"), max_length=60, blank=True, help_text=_("Misalnya: Program atau Kampanye."))
    summary = models.TextField(_("ringkasan"), max_length=400, blank=True, help_text=_("Tampil di bawah judul, pada kartu, dan di pencarian."))
    has_hero = models.BooleanField(_("pembuka lebar"), default=True, help_text=_("Judul di atas bidang warna selebar halaman."))
    is_fictional = models.BooleanField(_("contoh fiktif"), default=False, help_text=_("Ditampilkan dengan penanda bahwa isinya contoh."))
    body = StreamField(LandingBody(), verbose_name=_("isi"), blank=True)

    content_panels = [
        *Page.content_panels,
        MultiFieldPanel([FieldPanel("kicker"), FieldPanel("summary"), FieldPanel("has_hero"), FieldPanel("is_fictional")], heading=_("Pembuka")),
        FieldPanel("body"),
    ]

    class Meta:
        verbose_name = _("halaman tema atau program")
        verbose_name_plural = _("halaman tema atau program")

    def chosen_pages(self) -> list[int]:
        """The keys of the pages to which cards lead (no query: read from what is stored)."""
        chosen = [block["value"]["pages"] for block in self.body.raw_data if block["type"] == "cards"]
        items = (item for pages in chosen for item in pages)
        keys = (item["value"] if isinstance(item, dict) else item for item in items)
        return [int(key) for key in keys if key]

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Adds the entries of all pages to which cards lead (1 query; none without cards)."""
        return {**super().get_context(request, *args, **kwargs), "entries_by_page": entries_of_pages(self.chosen_pages())}
