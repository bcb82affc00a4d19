"""Collections (kumpulan) and learning paths (jalur belajar): things of any kind put in an order by hand."""

from functools import cached_property
from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel, PageChooserPanel
from wagtail.fields import StreamField
from wagtail.models import Orderable

from knowledge.blocks import ArticleBody

from .material import IndexPage, MaterialPage


class CollectionIndexPage(IndexPage):
    """All collections."""

    entry_kind = "kumpulan"
    max_count = 1
    parent_page_types = ["home.HomePage"]
    subpage_types = ["knowledge.CollectionPage"]

    class Meta:
        verbose_name = _("daftar kumpulan")


class CollectionPage(MaterialPage):
    """Things that belong together, across kinds."""

    parent_page_types = ["knowledge.CollectionIndexPage"]
    subpage_types: list[str] = []

    body = StreamField(ArticleBody(), verbose_name=_("pengantar"), blank=True)

    content_panels = [
        *MaterialPage.content_panels,
        FieldPanel("summary"),
        *MaterialPage.taxonomy_panels,
        FieldPanel("body"),
        InlinePanel("items", label=_("Isi"), heading=_("Isi kumpulan")),
        *MaterialPage.source_panels,
    ]

    class Meta:
        verbose_name = _("kumpulan")
        verbose_name_plural = _("kumpulan")

    @cached_property
    def listed_items(self) -> list["CollectionItem"]:
        """The items in their order, published or not (1 query when saved)."""
        return list(self.items.all())

    def mentioned_pages(self) -> list[int]:
        """What is collected."""
        return [item.target_id for item in self.listed_items]

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Adds the published items, each with its entry and why it is there."""
        context = super().get_context(request, *args, **kwargs)
        entries = context["entries_by_page"]
        shown = [{"entry": entries[item.target_id], "note": item.note} for item in self.listed_items if item.target_id in entries]
        return {**context, "collected": shown}

    def entry_facts(self) -> dict[str, Any]:
        """How much is in it, as cards show it."""
        return {"meta": [gettext("%(count)s bahan") % {"count": len(self.listed_items)}]}


class CollectionItem(Orderable):
    """One thing of a collection, and why it is there."""

    page = ParentalKey(CollectionPage, on_delete=models.CASCADE, related_name="items")
    target = models.ForeignKey("wagtailcore.Page", on_delete=models.CASCADE, related_name="+", verbose_name=_("halaman"))
    note = models.CharField(_("mengapa di sini"), max_length=250, blank=True)

    panels = [PageChooserPanel("target"), FieldPanel("note")]

    class Meta(Orderable.Meta):
        constraints = [models.UniqueConstraint(fields=["page", "target"], name="one_place_per_thing_in_a_collection")]

    def __str__(self) -> str:
        return str(self.target)


class LearningPathIndexPage(IndexPage):
    """All learning paths."""

    entry_kind = "jalur-belajar"
    max_count = 1
    parent_page_types = ["home.HomePage"]
    subpage_types = ["knowledge.LearningPathPage"]

    class Meta:
        verbose_name = _("daftar jalur belajar")


class LearningPathPage(MaterialPage):
    """Steps to learn something in order; a signed-in reader sees how far they came."""

    parent_page_types = ["knowledge.LearningPathIndexPage"]
    subpage_types: list[str] = []

    audience = models.CharField(_("untuk siapa"), max_length=160, blank=True)
    outcome = models.CharField(_("yang dapat dilakukan sesudahnya"), max_length=250, blank=True)
    body = StreamField(ArticleBody(), verbose_name=_("pengantar"), blank=True)

    content_panels = [
        *MaterialPage.content_panels,
        FieldPanel("summary"),
        *MaterialPage.taxonomy_panels,
        MultiFieldPanel([FieldPanel("audience"), FieldPanel("outcome")], heading=_("Untuk pembaca yang menimbang")),
        FieldPanel("body"),
        InlinePanel("steps", label=_("Langkah"), heading=_("Langkah belajar")),
        *MaterialPage.source_panels,
    ]

    class Meta:
        verbose_name = _("jalur belajar")
        verbose_name_plural = _("jalur belajar")

    @cached_property
    def listed_steps(self) -> list["LearningStep"]:
        """The steps in their order, published or not (1 query when saved)."""
        return list(self.steps.all())

    @property
    def total_minutes(self) -> int:
        """The minutes of all steps that state theirs."""
        return sum(step.minutes or 0 for step in self.listed_steps)

    def mentioned_pages(self) -> list[int]:
        """What the steps lead to."""
        return [step.target_id for step in self.listed_steps]

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Adds the steps whose pages are published, each with its entry; `minutes` sums those shown."""
        context = super().get_context(request, *args, **kwargs)
        entries = context["entries_by_page"]
        shown = [{"step": step, "entry": entries[step.target_id]} for step in self.listed_steps if step.target_id in entries]
        return {**context, "path_steps": shown, "minutes": sum(item["step"].minutes or 0 for item in shown)}

    def entry_facts(self) -> dict[str, Any]:
        """Length and audience, as cards show them."""
        count, minutes = len(self.listed_steps), self.total_minutes
        meta = [gettext("%(count)s langkah") % {"count": count}, gettext("%(minutes)s menit") % {"minutes": minutes} if minutes else ""]
        return {"meta": [text for text in meta if text], "step_count": count}


class LearningStep(Orderable):
    """One step of a path."""

    page = ParentalKey(LearningPathPage, on_delete=models.CASCADE, related_name="steps")
    target = models.ForeignKey("wagtailcore.Page", on_delete=models.CASCADE, related_name="+", verbose_name=_("halaman"))
    minutes = models.PositiveSmallIntegerField(_("menit"), null=True, blank=True)
    note = models.CharField(_("yang dicari di sini"), max_length=250, blank=True)

    panels = [PageChooserPanel("target"), FieldPanel("minutes"), FieldPanel("note")]

    class Meta(Orderable.Meta):
        constraints = [models.UniqueConstraint(fields=["page", "target"], name="one_step_per_thing_in_a_path")]

    def __str__(self) -> str:
        return str(self.target)
