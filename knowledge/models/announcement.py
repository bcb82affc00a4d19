"""Announcements (pengumuman), such as the calendar of an assessment round, with the dates that matter."""

from datetime import date
from functools import cached_property

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Orderable

from knowledge.blocks import ArticleBody

from .material import IndexPage, MaterialPage


class AnnouncementCategory(models.TextChoices):
    """What an announcement is about; members subscribe by it."""

    CALENDAR = "jadwal-penilaian", _("Jadwal penilaian")
    SERVICE = "layanan", _("Layanan dan aplikasi")
    COMMUNITY = "komunitas", _("Komunitas")


class AnnouncementIndexPage(IndexPage):
    """All announcements."""

    entry_kind = "pengumuman"
    narrowed_by = ("kategori",)
    max_count = 1
    parent_page_types = ["home.HomePage"]
    subpage_types = ["knowledge.AnnouncementPage"]

    class Meta:
        verbose_name = _("daftar pengumuman")


class AnnouncementPage(MaterialPage):
    """One announcement."""

    parent_page_types = ["knowledge.AnnouncementIndexPage"]
    subpage_types: list[str] = []

    category = models.CharField(_("tentang"), max_length=20, choices=AnnouncementCategory)
    published_on = models.DateField(_("tanggal"))
    ends_on = models.DateField(_("berlaku sampai"), null=True, blank=True, help_text=_("Sesudahnya pengumuman ditandai sudah lewat."))
    body = StreamField(ArticleBody(), verbose_name=_("isi"), blank=True)

    content_panels = [
        *MaterialPage.content_panels,
        FieldPanel("summary"),
        MultiFieldPanel([FieldPanel("category"), FieldRowPanel([FieldPanel("published_on"), FieldPanel("ends_on")])], heading=_("Pengumuman")),
        *MaterialPage.taxonomy_panels,
        InlinePanel("dates", label=_("Tanggal penting"), heading=_("Tanggal penting")),
        FieldPanel("body"),
        *MaterialPage.source_panels,
    ]

    class Meta:
        verbose_name = _("pengumuman")
        verbose_name_plural = _("pengumuman")

    @cached_property
    def listed_dates(self) -> list["AnnouncementDate"]:
        """The dates in their order (1 query when saved)."""
        return list(self.dates.all())

    @property
    def is_over(self) -> bool:
        """Whether its last day has passed."""
        return self.ends_on is not None and self.ends_on < timezone.localdate()

    def entry_facts(self) -> dict[str, object]:
        """What it is about, as cards show it, and its last day, by which lists leave out what is over."""
        ends = {"ends_on": self.ends_on.isoformat()} if self.ends_on else {}
        return {"category": self.category, "meta": [str(self.get_category_display())], **ends}


class AnnouncementDate(Orderable):
    """A date or span that an announcement sets."""

    page = ParentalKey(AnnouncementPage, on_delete=models.CASCADE, related_name="dates")
    label = models.CharField(_("apa"), max_length=160)
    starts_on = models.DateField(_("mulai"))
    ends_on = models.DateField(_("sampai"), null=True, blank=True)

    panels = [FieldPanel("label"), FieldRowPanel([FieldPanel("starts_on"), FieldPanel("ends_on")])]

    class Meta(Orderable.Meta):
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_on__isnull=True) | models.Q(ends_on__gte=models.F("starts_on")),
                name="announced_date_ends_at_or_after_its_start",
                violation_error_message=_("Tanggal akhir tidak boleh sebelum tanggal mulai."),
            )
        ]

    def __str__(self) -> str:
        return self.label

    @property
    def last_day(self) -> date:
        """The day itself, or the end of its span."""
        return self.ends_on or self.starts_on

    @property
    def state(self) -> str:
        """Whether it lies behind, is going on or is still to come: "done", "now" or "next"."""
        today = timezone.localdate()
        if self.last_day < today:
            return "done"
        return "now" if self.starts_on <= today else "next"
