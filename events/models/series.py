"""Series (rangkaian) as pages of one type; what they say about topics and aspects are defaults for their editions."""

from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page

from events.forms import SeriesForm
from knowledge.blocks import ArticleBody
from knowledge.models.material import MaterialPage


class SeriesKind(models.TextChoices):
    """The form of a series."""

    FORUM = "forum", _("Forum")
    WORKSHOP = "lokakarya", _("Lokakarya")
    TALK_SHOW = "talkshow", _("Gelar wicara")
    PODCAST = "podcast", _("Podcast")


class EventSeriesPage(MaterialPage):
    """One series; its aspects and topics are proposed for a new edition, which may choose others."""

    parent_page_types = ["events.EventIndexPage", "podcast.PodcastIndexPage"]
    subpage_types = ["events.EventPage", "podcast.EpisodePage"]
    base_form_class = SeriesForm

    kind = models.CharField(_("bentuk"), max_length=12, choices=SeriesKind)
    season = models.CharField(_("musim"), max_length=40, blank=True, help_text=_("Misalnya: New Season, Musim 2."))
    cadence = models.CharField(_("irama"), max_length=80, blank=True, help_text=_("Seberapa sering diadakan, misalnya: sebulan sekali."))
    cover = models.ForeignKey(
        "media.CopImage", on_delete=models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("gambar sampul"),
        help_text=_("Untuk podcast: persegi, sedikitnya 1400 × 1400 piksel."),
    )  # fmt: skip
    body = StreamField(ArticleBody(), verbose_name=_("isi"), blank=True)

    content_panels = [
        *MaterialPage.content_panels,
        FieldPanel("summary"),
        MultiFieldPanel([FieldPanel("kind"), FieldPanel("season"), FieldPanel("cadence"), FieldPanel("cover")], heading=_("Rangkaian")),
        *MaterialPage.taxonomy_panels,
        FieldPanel("body"),
        *MaterialPage.source_panels,
    ]

    class Meta:
        verbose_name = _("rangkaian acara")
        verbose_name_plural = _("rangkaian acara")

    @property
    def is_podcast(self) -> bool:
        """Whether its editions are episodes."""
        return self.kind == SeriesKind.PODCAST

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """The words of its own aspects and topics; a series is no catalogue entry."""
        topics = self.topic_links.all()
        topics = topics.select_related("tag") if hasattr(topics, "select_related") else topics
        labels = {"aspect_labels": self.main_aspects, "topic_labels": [link.tag for link in topics]}
        return {**Page.get_context(self, request, *args, **kwargs), **labels}

    def get_template(self, request: HttpRequest, *args: Any, **kwargs: Any) -> str:
        """A podcast looks different from a series of meetings."""
        return "podcast/podcast_page.html" if self.is_podcast else super().get_template(request, *args, **kwargs)
