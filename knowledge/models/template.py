"""Templates and documents (templat): a file to take along, with what it is for."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import StreamField

from knowledge.blocks import ArticleBody

from .material import IndexPage, MaterialPage


class TemplateIndexPage(IndexPage):
    """All templates."""

    entry_kind = "templat"
    max_count = 1
    parent_page_types = ["home.HomePage"]
    subpage_types = ["knowledge.TemplatePage"]

    class Meta:
        verbose_name = _("daftar templat")


class TemplatePage(MaterialPage):
    """One template or document; its file's text is found by search too."""

    parent_page_types = ["knowledge.TemplateIndexPage"]
    subpage_types: list[str] = []

    document = models.ForeignKey(
        settings.WAGTAILDOCS_DOCUMENT_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="template_pages", verbose_name=_("berkas")
    )
    year = models.PositiveSmallIntegerField(_("tahun"), null=True, blank=True)
    body = StreamField(ArticleBody(), verbose_name=_("cara memakainya"), blank=True)

    content_panels = [
        *MaterialPage.content_panels,
        FieldPanel("summary"),
        *MaterialPage.taxonomy_panels,
        MultiFieldPanel([FieldPanel("document"), FieldPanel("year")], heading=_("Berkas")),
        FieldPanel("body"),
        *MaterialPage.source_panels,
    ]

    class Meta:
        verbose_name = _("templat atau dokumen")
        verbose_name_plural = _("templat dan dokumen")

    def entry_facts(self) -> dict[str, object]:
        """The kind of file, as cards show it."""
        ending = self.document.file_extension.upper() if self.document else ""
        return {"meta": [text for text in (ending, str(self.year or "")) if text]}
