"""One event: when, where, how, with whom, about what, and what came of it."""

from datetime import date
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page

from events.blocks import AgendaStream, MaterialStream
from events.forms import EventForm
from events.panels import DateWarningPanel
from events.querysets import EventManager
from events.recordings import privacy_address, video_code
from events.zones import Zone, day_in
from knowledge.blocks import TEXT_FEATURES, ArticleBody
from knowledge.models.material import MaterialPage


class EventKind(models.TextChoices):
    """What sort of meeting an event is."""

    LAUNCH = "peluncuran", _("Peluncuran")
    FORUM = "forum", _("Forum")
    WORKSHOP = "lokakarya", _("Lokakarya")
    TALK_SHOW = "talkshow", _("Gelar wicara")
    SHARING = "berbagi-pengetahuan", _("Berbagi pengetahuan")
    BRIEFING = "sosialisasi", _("Sosialisasi")
    CEREMONY = "penganugerahan", _("Penganugerahan")
    OTHER = "lainnya", _("Acara lain")


class Mode(models.TextChoices):
    """How one takes part."""

    ON_SITE = "luring", _("Luring")
    ONLINE = "daring", _("Daring")
    HYBRID = "hybrid", _("Luring dan daring")


class EventPage(MaterialPage):
    """One event, in a series or on its own."""

    parent_page_types = ["events.EventIndexPage", "events.EventSeriesPage"]
    subpage_types: list[str] = []
    entry_kind = "acara"
    base_form_class = EventForm
    # A copy is another edition: it gets its number from its editor.
    exclude_fields_in_copy = ["edition"]

    series = models.ForeignKey(
        "events.EventSeriesPage",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="editions",
        verbose_name=_("rangkaian"),
    )
    kind = models.CharField(_("bentuk"), max_length=20, choices=EventKind)
    edition = models.PositiveSmallIntegerField(_("edisi ke-"), null=True, blank=True)
    starts_at = models.DateTimeField(_("mulai"), null=True, blank=True, db_index=True, help_text=_("Jam setempat menurut zona waktu acara."))
    ends_at = models.DateTimeField(_("selesai"), null=True, blank=True, help_text=_("Jam setempat menurut zona waktu acara."))
    zone = models.CharField(_("zona waktu"), max_length=20, choices=Zone, default=Zone.WIB)
    time_known = models.BooleanField(
        _("jam diketahui"), default=True, help_text=_("Kosongkan bila sumber hanya menyebut tanggal; jam tidak ditampilkan.")
    )
    stated_date_text = models.CharField(
        _("hari dan tanggal menurut sumber"), max_length=160, blank=True, help_text=_("Seperti tercetak, misalnya: Selasa-Rabu (19-20/7/2022).")
    )
    date_note = models.TextField(
        _("catatan tanggal"), blank=True, help_text=_("Tampil di halaman: mengapa tanggal di sini berbeda dari yang tercetak.")
    )
    place = models.CharField(_("tempat"), max_length=200, blank=True)
    mode = models.CharField(_("cara ikut"), max_length=8, choices=Mode, blank=True)
    link = models.URLField(_("tautan ruang daring"), max_length=500, blank=True, help_text=_("Misalnya tautan Zoom. Terlihat oleh semua orang."))
    agenda = StreamField(AgendaStream(), verbose_name=_("susunan acara"), blank=True)
    materials = StreamField(MaterialStream(), verbose_name=_("bahan"), blank=True)
    recording_url = models.URLField(_("alamat rekaman"), max_length=500, blank=True, help_text=_("Alamat YouTube diubah ke mode privasi."))
    outcome = RichTextField(_("simpulan"), features=TEXT_FEATURES, blank=True)
    committed_count = models.PositiveIntegerField(_("instansi menyatakan komitmen"), null=True, blank=True)
    signed_count = models.PositiveIntegerField(_("di antaranya menandatangani langsung"), null=True, blank=True)
    on_site_count = models.PositiveIntegerField(_("instansi hadir luring"), null=True, blank=True)
    online_count = models.PositiveIntegerField(_("instansi hadir daring"), null=True, blank=True)
    body = StreamField(ArticleBody(), verbose_name=_("isi"), blank=True)

    objects = EventManager()

    content_panels = [
        *MaterialPage.content_panels,
        FieldPanel("summary"),
        MultiFieldPanel([FieldRowPanel([FieldPanel("kind"), FieldPanel("edition")])], heading=_("Acara")),
        MultiFieldPanel(
            [
                DateWarningPanel(heading=_("Pemeriksaan hari dan tanggal")),
                FieldRowPanel([FieldPanel("starts_at"), FieldPanel("ends_at")]),
                FieldRowPanel([FieldPanel("zone"), FieldPanel("time_known")]),
                FieldPanel("stated_date_text"),
                FieldPanel("date_note"),
            ],
            heading=_("Kapan"),
        ),
        MultiFieldPanel([FieldPanel("mode"), FieldPanel("place"), FieldPanel("link")], heading=_("Di mana")),
        *MaterialPage.taxonomy_panels,
        InlinePanel("speakers", label=_("Pengisi acara"), heading=_("Pengisi acara")),
        FieldPanel("agenda"),
        FieldPanel("body"),
        MultiFieldPanel([FieldPanel("outcome"), FieldPanel("recording_url"), FieldPanel("materials")], heading=_("Hasil acara")),
        InlinePanel("instansi_present", label=_("Instansi"), heading=_("Instansi yang hadir")),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("committed_count"), FieldPanel("signed_count")]),
                FieldRowPanel([FieldPanel("on_site_count"), FieldPanel("online_count")]),
            ],
            heading=_("Jumlah menurut sumber"),
        ),
        *MaterialPage.source_panels,
    ]

    class Meta:
        verbose_name = _("acara")
        verbose_name_plural = _("acara")
        indexes = [models.Index(fields=["series", "starts_at"], name="event_by_series_and_start")]
        constraints = [
            models.UniqueConstraint(
                fields=["series", "edition"],
                name="one_event_per_edition_of_a_series",
                violation_error_message=_("Rangkaian ini sudah memiliki acara dengan nomor edisi itu."),
            ),
            models.CheckConstraint(
                condition=models.Q(ends_at__isnull=True) | models.Q(starts_at__isnull=False, ends_at__gte=models.F("starts_at")),
                name="event_ends_at_or_after_its_start",
                violation_error_message=_("Waktu selesai tidak boleh sebelum waktu mulai."),
            ),
            models.CheckConstraint(condition=models.Q(edition__isnull=True) | models.Q(edition__gte=1), name="event_edition_counts_from_one"),
            models.CheckConstraint(
                condition=models.Q(signed_count__isnull=True)
                | models.Q(committed_count__isnull=True)
                | models.Q(signed_count__lte=models.F("committed_count")),
                name="no_more_signatures_than_commitments",
                violation_error_message=_("Jumlah yang menandatangani langsung tidak boleh melebihi jumlah yang menyatakan komitmen."),
            ),
        ]

    @classmethod
    def can_create_at(cls, parent: Page) -> bool:
        """Anywhere among the events, but not below a podcast."""
        return super().can_create_at(parent) and not getattr(parent.specific, "is_podcast", False)

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keep the series in step with the place in the tree."""
        self.series_id = self.series_of(self.get_parent())
        super().save(*args, **kwargs)

    @staticmethod
    def series_of(parent: Page | None) -> int | None:
        """The key of the series that a parent page is, or None when it is not one."""
        from .series import EventSeriesPage

        return parent.pk if parent is not None and issubclass(parent.specific_class or Page, EventSeriesPage) else None

    @property
    def clock(self) -> Zone:
        """The zone in which the event's hours are meant."""
        return Zone(self.zone)

    @property
    def starts_on(self) -> date | None:
        """The first day, where the event takes place."""
        return day_in(self.starts_at, self.clock)

    @property
    def ends_on(self) -> date | None:
        """The last day, where the event takes place."""
        return day_in(self.ends_at or self.starts_at, self.clock)

    @property
    def other_zones(self) -> list[str]:
        """The letters of the other zones, for readers elsewhere."""
        return [zone.letters for zone in Zone if zone != self.clock]

    @property
    def recording_embed(self) -> str:
        """The address of the privacy-mode player; "" when the recording is elsewhere or absent."""
        return privacy_address(self.recording_url) if video_code(self.recording_url) else ""

    def entry_facts(self) -> dict[str, Any]:
        """Mode, place, series and time, as cards and the API show them, and who was there, which spares the page a query."""
        series = self.series
        return {
            "event_kind": self.kind,
            "event_kind_label": str(self.get_kind_display()),
            "edition": self.edition,
            "mode": self.mode,
            "mode_label": str(self.get_mode_display()),
            "place": self.place,
            "series": series.title if series else "",
            "series_slug": series.slug if series else "",
            "series_url": (series.get_url() or "") if series else "",
            "ends_at": self.ends_at.isoformat() if self.ends_at else "",
            "zone": self.clock.letters,
            "timezone": self.zone,
            "time_known": self.time_known,
            "has_recording": bool(self.recording_url),
            "present": self.present_instansi(),
        }

    def present_instansi(self) -> list[dict[str, str]]:
        """The instansi named as present: code, name and how they took part (1 query when saved)."""
        present = self.instansi_present.all()
        present = present.select_related("instansi") if hasattr(present, "select_related") else present
        return [{"code": p.instansi.code, "name": p.instansi.name, "mode": str(p.get_mode_display())} for p in present]
