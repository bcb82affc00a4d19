"""Podcasts: where they live and their episodes."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Orderable, Page

from events.models import EventPage, EventSeriesPage
from knowledge.blocks import TEXT_FEATURES, ArticleBody
from knowledge.models.material import IndexPage, MaterialPage
from knowledge.people.models import Person

from .audio import Audio, audio_of
from .blocks import ChapterStream, TakeawayStream
from .forms import EpisodeForm


class PodcastIndexPage(IndexPage):
    """All podcasts."""

    max_count = 1
    parent_page_types = ["home.HomePage"]
    subpage_types = ["events.EventSeriesPage"]
    entry_kind = "podcast"

    class Meta:
        verbose_name = _("daftar podcast")


class EpisodePage(MaterialPage):
    """One episode of a podcast. Its recording may still be missing; its transcript may be there before it."""

    parent_page_types = ["events.EventSeriesPage"]
    subpage_types: list[str] = []
    entry_kind = "podcast"
    base_form_class = EpisodeForm
    exclude_fields_in_copy = ["number"]

    series = models.ForeignKey(
        EventSeriesPage, on_delete=models.SET_NULL, null=True, blank=True, editable=False, related_name="episodes", verbose_name=_("podcast")
    )
    season = models.PositiveSmallIntegerField(_("musim"), default=1)
    number = models.PositiveSmallIntegerField(_("episode ke-"), null=True, blank=True)
    published_on = models.DateField(_("terbit"), null=True, blank=True)
    duration_seconds = models.PositiveIntegerField(_("lama (detik)"), null=True, blank=True)
    audio = models.ForeignKey("media.CopDocument", on_delete=models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("berkas audio"))
    audio_url = models.URLField(_("alamat audio di luar situs"), max_length=500, blank=True)
    audio_bytes = models.PositiveBigIntegerField(_("ukuran audio di luar situs (bita)"), null=True, blank=True)
    takeaways = StreamField(TakeawayStream(max_num=5), verbose_name=_("bekal"), blank=True)
    chapters = StreamField(ChapterStream(), verbose_name=_("bab"), blank=True)
    body = StreamField(ArticleBody(), verbose_name=_("catatan episode"), blank=True)
    transcript = RichTextField(_("transkrip"), features=TEXT_FEATURES, blank=True)

    content_panels = [
        *MaterialPage.content_panels,
        FieldPanel("summary"),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("season"), FieldPanel("number")]),
                FieldRowPanel([FieldPanel("published_on"), FieldPanel("duration_seconds")]),
            ],
            heading=_("Episode"),
        ),
        MultiFieldPanel([FieldPanel("audio"), FieldPanel("audio_url"), FieldPanel("audio_bytes")], heading=_("Rekaman")),
        *MaterialPage.taxonomy_panels,
        InlinePanel("voices", label=_("Suara"), heading=_("Pemandu dan narasumber")),
        FieldPanel("takeaways"),
        FieldPanel("chapters"),
        FieldPanel("body"),
        FieldPanel("transcript"),
        *MaterialPage.source_panels,
    ]

    class Meta:
        verbose_name = _("episode podcast")
        verbose_name_plural = _("episode podcast")
        indexes = [models.Index(fields=["series", "-published_on"], name="episode_by_series_and_day")]
        constraints = [
            models.UniqueConstraint(
                fields=["series", "season", "number"],
                name="one_episode_per_number_of_a_season",
                violation_error_message=_("Musim ini sudah memiliki episode dengan nomor itu."),
            ),
            models.CheckConstraint(condition=models.Q(number__isnull=True) | models.Q(number__gte=1), name="episode_number_counts_from_one"),
            models.CheckConstraint(
                condition=models.Q(audio__isnull=True) | models.Q(audio_url=""),
                name="one_recording_per_episode",
                violation_error_message=_("Pilih salah satu: berkas yang diunggah atau alamat di luar situs."),
            ),
        ]

    @classmethod
    def can_create_at(cls, parent: Page) -> bool:
        """Only below a podcast, not below a series of meetings."""
        return super().can_create_at(parent) and parent.specific.is_podcast

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keep the podcast in step with the place in the tree."""
        self.series_id = EventPage.series_of(self.get_parent())
        super().save(*args, **kwargs)

    @property
    def recording(self) -> Audio | None:
        """The recording, or None while there is none."""
        return audio_of(self)

    def entry_facts(self) -> dict[str, Any]:
        """Number, length and podcast, as cards and the API show them."""
        series = self.series
        return {
            "number": self.number,
            "season": self.season,
            "duration_seconds": self.duration_seconds,
            "has_audio": self.recording is not None,
            "series": series.title if series else "",
            "series_slug": series.slug if series else "",
            "series_url": (series.get_url() or "") if series else "",
        }


class VoiceRole(models.TextChoices):
    """Who speaks in an episode."""

    HOST = "pemandu", _("Pemandu")
    GUEST = "narasumber", _("Narasumber")


class EpisodeVoice(Orderable):
    """A host or guest of an episode."""

    page = ParentalKey(EpisodePage, on_delete=models.CASCADE, related_name="voices")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="episode_roles", verbose_name=_("orang"))
    role = models.CharField(_("peran"), max_length=12, choices=VoiceRole, default=VoiceRole.GUEST)

    panels = [FieldPanel("person"), FieldPanel("role")]

    class Meta(Orderable.Meta):
        verbose_name = _("suara")
        verbose_name_plural = _("suara")
        constraints = [models.UniqueConstraint(fields=["page", "person"], name="one_voice_per_person_and_episode")]

    def __str__(self) -> str:
        return f"{self.person} · {self.get_role_display()}"
