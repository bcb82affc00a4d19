"""Regulations: form, number, year, status, and how they follow one another."""

from typing import Any

from django.conf import settings
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel, PageChooserPanel
from wagtail.fields import StreamField
from wagtail.models import Orderable

from knowledge.aspects.models import Confidence
from knowledge.blocks import ArticleBody, ArticlesStream
from knowledge.catalogue.models import Entry
from knowledge.citations import anchors_meet, article_anchor

from .material import IndexPage, MaterialPage


class RegulationStatus(models.TextChoices):
    """Whether a regulation is in force."""

    IN_FORCE = "berlaku", _("Berlaku")
    AMENDED = "diubah", _("Diubah")
    REPEALED = "dicabut", _("Dicabut")


class RegulationRelationKind(models.TextChoices):
    """How one regulation stands to another."""

    REPEALS = "mencabut", _("mencabut")
    REPEALED_BY = "dicabut_oleh", _("dicabut oleh")
    AMENDS = "mengubah", _("mengubah")
    AMENDED_BY = "diubah_oleh", _("diubah oleh (jo)")
    IMPLEMENTS = "melaksanakan", _("melaksanakan")
    RELATED = "terkait", _("terkait")


class RegulationIndexPage(IndexPage):
    """All regulations."""

    entry_kind = "regulasi"
    narrowed_by = ("status",)
    max_count = 1
    parent_page_types = ["home.HomePage"]
    subpage_types = ["knowledge.RegulationPage"]

    class Meta:
        verbose_name = _("daftar regulasi")


class RegulationPage(MaterialPage):
    """One regulation."""

    parent_page_types = ["knowledge.RegulationIndexPage"]
    subpage_types: list[str] = []

    short_title = models.CharField(_("sebutan singkat"), max_length=60)
    form = models.CharField(_("bentuk"), max_length=40)
    number = models.CharField(_("nomor"), max_length=20, blank=True)
    year = models.PositiveSmallIntegerField(_("tahun"), null=True, blank=True)
    about = models.CharField(_("tentang"), max_length=250)
    issued_by = models.CharField(_("ditetapkan oleh"), max_length=120, blank=True)
    status = models.CharField(_("status"), max_length=10, choices=RegulationStatus, default=RegulationStatus.IN_FORCE)
    confidence = models.CharField(_("keyakinan"), max_length=10, choices=Confidence, default=Confidence.VERIFIED)
    full_text_url = models.URLField(_("teks lengkap"), max_length=500, blank=True)
    document = models.ForeignKey(
        settings.WAGTAILDOCS_DOCUMENT_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("berkas teks lengkap")
    )
    articles = StreamField(ArticlesStream(), verbose_name=_("pasal"), blank=True)
    body = StreamField(ArticleBody(), verbose_name=_("artinya bagi sistem merit"), blank=True)

    content_panels = [
        *MaterialPage.content_panels,
        MultiFieldPanel(
            [
                FieldPanel("short_title"),
                FieldPanel("form"),
                FieldPanel("number"),
                FieldPanel("year"),
                FieldPanel("about"),
                FieldPanel("issued_by"),
                FieldPanel("status"),
                FieldPanel("confidence"),
                FieldPanel("full_text_url"),
                FieldPanel("document"),
            ],
            heading=_("Regulasi"),
        ),
        FieldPanel("summary"),
        *MaterialPage.taxonomy_panels,
        InlinePanel("relations", label=_("Hubungan dengan regulasi lain")),
        FieldPanel("body"),
        FieldPanel("articles"),
        *MaterialPage.source_panels,
    ]

    class Meta:
        verbose_name = _("regulasi")
        verbose_name_plural = _("regulasi")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Adds the articles with their anchors, and who cites the regulation, with the articles they name."""
        context = super().get_context(request, *args, **kwargs)
        citing = [{"entry": entry, "articles": cited_articles(entry, self.pk)} for entry in context["used_by"]]
        articles = [
            {
                "anchor": (anchor := article_anchor(block.value["number"])),
                "value": block.value,
                "citing": [row["entry"] for row in citing if any(anchors_meet(anchor, article_anchor(text)) for text in row["articles"])],
            }
            for block in self.articles
        ]
        cited = [row for row in citing if row["entry"].facts.get("cites")]
        return {**context, "cited_by": cited, "article_list": articles, "used_by": [e for e in context["used_by"] if not e.facts.get("cites")]}

    def entry_facts(self) -> dict[str, object]:
        """Status in words, as cards show it."""
        status = str(self.get_status_display())
        return {"status": status, "short_title": self.short_title, "meta": [self.short_title, status]}


def cited_articles(entry: Entry, regulation_id: int) -> list[str]:
    """The articles of a regulation that an entry's legal basis names; those who cite it as a whole name none."""
    return [article for key, article in entry.facts.get("cites", ()) if key == regulation_id and article]


class RegulationRelation(Orderable):
    """How a regulation stands to another one in the library."""

    page = ParentalKey(RegulationPage, on_delete=models.CASCADE, related_name="relations")
    kind = models.CharField(_("hubungan"), max_length=14, choices=RegulationRelationKind)
    target = models.ForeignKey(RegulationPage, on_delete=models.CASCADE, related_name="reverse_relations", verbose_name=_("regulasi"))

    panels = [FieldPanel("kind"), PageChooserPanel("target")]

    class Meta(Orderable.Meta):
        constraints = [models.UniqueConstraint(fields=["page", "kind", "target"], name="one_relation_per_kind_and_target")]


class Citation(models.Model):
    """A published page cites a regulation; written when the page is published, never by hand."""

    page = models.ForeignKey("wagtailcore.Page", on_delete=models.CASCADE, related_name="citations")
    regulation = models.ForeignKey(RegulationPage, on_delete=models.CASCADE, related_name="cited_by")
    article = models.CharField(max_length=80, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["page", "regulation", "article"], name="one_citation_per_page_and_article")]

    def __str__(self) -> str:
        return f"{self.page_id} → {self.regulation_id} {self.article}".strip()
