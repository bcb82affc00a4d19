"""What hangs on an event: who speaks in which role, and which instansi were there."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel
from wagtail.models import Orderable

from knowledge.instansi.models import Instansi
from knowledge.people.models import Person


class SpeakerRole(models.TextChoices):
    """What somebody does at an event."""

    SPEAKER = "narasumber", _("Narasumber")
    OPENER = "pembuka", _("Pembuka")
    MODERATOR = "moderator", _("Moderator")
    LAUNCHER = "meresmikan", _("Meresmikan")


class EventSpeaker(Orderable):
    """A person in a role at an event, perhaps for somebody else ("diwakili oleh")."""

    page = ParentalKey("events.EventPage", on_delete=models.CASCADE, related_name="speakers")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="event_roles", verbose_name=_("orang"))
    role = models.CharField(_("peran"), max_length=12, choices=SpeakerRole, default=SpeakerRole.SPEAKER)
    topic = models.CharField(_("pokok bahasan"), max_length=250, blank=True)
    on_behalf_of = models.ForeignKey(
        Person,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="represented_at",
        verbose_name=_("mewakili"),
        help_text=_("Bila orang ini hadir mewakili orang lain."),
    )
    slides = models.ForeignKey(
        "media.CopDocument", on_delete=models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("berkas paparan")
    )

    panels = [FieldPanel("person"), FieldPanel("role"), FieldPanel("topic"), FieldPanel("on_behalf_of"), FieldPanel("slides")]

    class Meta(Orderable.Meta):
        verbose_name = _("pengisi acara")
        verbose_name_plural = _("pengisi acara")
        constraints = [
            models.UniqueConstraint(fields=["page", "person", "role"], name="one_role_per_speaker_and_event"),
            models.CheckConstraint(
                condition=models.Q(on_behalf_of__isnull=True) | ~models.Q(on_behalf_of=models.F("person")), name="nobody_represents_themselves"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person} · {self.get_role_display()}"


class PresenceMode(models.TextChoices):
    """How an instansi took part."""

    ON_SITE = "luring", _("Luring")
    ONLINE = "daring", _("Daring")


class InstansiPresence(Orderable):
    """An instansi that a source names as present."""

    page = ParentalKey("events.EventPage", on_delete=models.CASCADE, related_name="instansi_present")
    instansi = models.ForeignKey(Instansi, on_delete=models.PROTECT, related_name="event_presences", verbose_name=_("instansi"))
    mode = models.CharField(_("cara hadir"), max_length=8, choices=PresenceMode, default=PresenceMode.ON_SITE)

    panels = [FieldPanel("instansi"), FieldPanel("mode")]

    class Meta(Orderable.Meta):
        verbose_name = _("instansi hadir")
        verbose_name_plural = _("instansi hadir")
        constraints = [models.UniqueConstraint(fields=["page", "instansi"], name="one_presence_per_instansi_and_event")]

    def __str__(self) -> str:
        return f"{self.instansi} · {self.get_mode_display()}"
