"""Exemplars: evidence, three independent dated facts that together make it public, and the trail of who decided what."""

from typing import Any

from django.conf import settings
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from knowledge.aspects.models import Aspect, Framework
from knowledge.instansi.models import Instansi
from knowledge.media.models import CopDocument
from knowledge.models import RegulationPage

from .querysets import EventQuerySet, ExemplarQuerySet

EARLIEST_YEAR = 1990


class TrailIsWritten(TypeError):
    """An event is added, never changed."""


class EvidenceKind(models.TextChoices):
    """What sort of document it is."""

    DECREE = "keputusan", _("Keputusan atau peraturan")
    GUIDELINE = "pedoman", _("Pedoman atau SOP")
    REPORT = "laporan", _("Laporan")
    MINUTES = "berita-acara", _("Notulen atau berita acara")
    DATA = "data", _("Daftar atau tabel data")
    SYSTEM = "sistem", _("Tangkapan layar sistem informasi")
    OTHER = "lain", _("Dokumen lain")


def who(related_name: str, label: Any) -> Any:
    """A person of a decision; the day of the decision stays when the account goes."""
    return models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name=related_name, verbose_name=label
    )


class Exemplar(models.Model):
    """One piece of evidence of an instansi. Public only while accepted, consented to and checked; see `ExemplarQuerySet.visible`."""

    slug = models.SlugField(_("alamat"), max_length=120, unique=True)
    title = models.CharField(_("judul"), max_length=160)
    aspect = models.ForeignKey(Aspect, on_delete=models.PROTECT, related_name="exemplars", verbose_name=_("aspek atau sub-aspek"))
    level = models.PositiveSmallIntegerField(_("tingkat yang ditunjukkan"), null=True, blank=True)
    description = models.TextField(_("apa bukti ini"), max_length=1200)
    reason = models.TextField(_("mengapa diterima"), max_length=1200, blank=True)
    evidence_kind = models.CharField(_("jenis bukti"), max_length=16, choices=EvidenceKind)
    instansi = models.ForeignKey(Instansi, on_delete=models.PROTECT, related_name="exemplars", verbose_name=_("instansi pemilik"))
    year = models.PositiveSmallIntegerField(_("tahun"), validators=[MinValueValidator(EARLIEST_YEAR)])
    regulation = models.ForeignKey(
        RegulationPage, on_delete=models.SET_NULL, null=True, blank=True, related_name="exemplars", verbose_name=_("dasar hukum")
    )
    # Null once somebody deleted the file elsewhere; without a file nothing is shown.
    document = models.OneToOneField(CopDocument, on_delete=models.SET_NULL, null=True, blank=True, related_name="exemplar", verbose_name=_("berkas"))
    is_fictional = models.BooleanField(_("contoh fiktif"), default=False)
    proposed_by = who("exemplars_proposed", _("diusulkan oleh"))
    proposed_at = models.DateTimeField(_("diusulkan"), default=timezone.now)
    uploaded_by = who("+", _("berkas diunggah oleh"))

    accepted_at = models.DateTimeField(_("diterima"), null=True, blank=True)
    accepted_by = who("+", _("diterima oleh"))
    accepted_source = models.CharField(_("dasar keputusan"), max_length=250, blank=True)
    consented_at = models.DateTimeField(_("disetujui instansi"), null=True, blank=True)
    consented_by = who("+", _("disetujui oleh"))
    redaction_checked_at = models.DateTimeField(_("penyuntingan diperiksa"), null=True, blank=True)
    redaction_checked_by = who("+", _("penyuntingan diperiksa oleh"))
    # The file that was looked at: its name and hash.
    checked_file = models.CharField(max_length=255, blank=True)
    checked_hash = models.CharField(max_length=40, blank=True)
    # Moves on with every change, so that nobody decides on what they have not seen.
    version = models.PositiveIntegerField(default=1)

    objects = ExemplarQuerySet.as_manager()

    class Meta:
        verbose_name = _("bukti yang diterima")
        verbose_name_plural = _("bukti yang diterima")
        ordering = ["-proposed_at", "-pk"]
        indexes = [models.Index(fields=["instansi", "-proposed_at"], name="exemplar_by_instansi")]
        constraints = [
            models.CheckConstraint(
                condition=Q(accepted_at__isnull=True) | (~Q(accepted_source="") & ~Q(reason="")), name="an_acceptance_says_why_and_where"
            ),
            models.CheckConstraint(condition=Q(accepted_by__isnull=True) | Q(accepted_at__isnull=False), name="who_accepted_did_so_on_a_day"),
            models.CheckConstraint(condition=Q(consented_by__isnull=True) | Q(consented_at__isnull=False), name="who_consented_did_so_on_a_day"),
            models.CheckConstraint(
                condition=Q(redaction_checked_by__isnull=True) | Q(redaction_checked_at__isnull=False), name="who_checked_did_so_on_a_day"
            ),
            models.CheckConstraint(
                condition=Q(redaction_checked_at__isnull=True) | Q(document__isnull=False) & ~Q(checked_file="") & ~Q(checked_hash=""),
                name="a_check_names_its_file",
            ),
            models.CheckConstraint(
                condition=Q(redaction_checked_by__isnull=True) | Q(uploaded_by__isnull=True) | ~Q(redaction_checked_by=F("uploaded_by")),
                name="a_redaction_is_checked_by_another",
            ),
            models.CheckConstraint(condition=Q(year__gte=EARLIEST_YEAR), name="evidence_has_a_plausible_year"),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """The public page; it exists while the exemplar is visible."""
        return f"/bukti/{self.slug}/"

    @property
    def file_url(self) -> str:
        """The file's public address; it answers while the exemplar is visible."""
        return f"{self.get_absolute_url()}berkas/"

    @property
    def owner_name(self) -> str:
        """Whose it is. A fictional one is nobody's: no real instansi is said to have written it."""
        return gettext("Instansi contoh (fiktif)") if self.is_fictional else self.instansi.name

    @property
    def owner_label(self) -> str:
        """The same in few words."""
        return gettext("Instansi contoh") if self.is_fictional else self.instansi.label

    @property
    def framework(self) -> Framework:
        """The version of the instrument under which it was accepted."""
        return self.aspect.framework

    @property
    def root_aspect(self) -> Aspect:
        """The aspect proper."""
        return self.aspect.parent or self.aspect

    @property
    def aspects(self) -> list[Aspect]:
        """The aspect, and the sub-aspect where there is one."""
        return list(dict.fromkeys([self.root_aspect, self.aspect]))

    @property
    def is_accepted(self) -> bool:
        """Whether a verifier's acceptance stands."""
        return self.accepted_at is not None

    @property
    def is_consented(self) -> bool:
        """Whether its instansi agrees to have it shown."""
        return self.consented_at is not None

    @property
    def is_redaction_checked(self) -> bool:
        """Whether the redaction of the file as it is now was checked."""
        return bool(
            self.redaction_checked_at
            and self.document
            and (self.checked_file, self.checked_hash) == (str(self.document.file), self.document.file_hash)
        )

    @property
    def is_visible(self) -> bool:
        """Whether everybody may see it: all three facts, and no fewer."""
        return self.is_accepted and self.is_consented and self.is_redaction_checked


class Act(models.TextChoices):
    """What happened."""

    PROPOSED = "usul", _("Bukti diusulkan")
    REVISED = "ubah", _("Keterangan diubah")
    FILE_REPLACED = "ganti-berkas", _("Berkas diganti")
    FILE_GONE = "berkas-hilang", _("Berkas dihapus")
    ACCEPTED = "terima", _("Diterima oleh verifikator")
    ACCEPTANCE_WITHDRAWN = "batal-terima", _("Penerimaan dibatalkan")
    CONSENTED = "setuju", _("Disetujui instansi untuk ditampilkan")
    CONSENT_REVOKED = "cabut-setuju", _("Persetujuan instansi dicabut")
    REDACTION_CHECKED = "periksa", _("Penyuntingan data pribadi diperiksa")
    REDACTION_WITHDRAWN = "batal-periksa", _("Pemeriksaan penyuntingan dibatalkan")


class ExemplarEvent(models.Model):
    """One thing that happened to an exemplar: who, what, when, with a note. Append-only."""

    exemplar = models.ForeignKey(Exemplar, on_delete=models.CASCADE, related_name="events")
    act = models.CharField(_("kejadian"), max_length=16, choices=Act)
    actor = who("+", _("oleh"))
    note = models.TextField(_("catatan"), blank=True)
    created_at = models.DateTimeField(_("pada"), default=timezone.now)

    objects = EventQuerySet.as_manager()

    class Meta:
        verbose_name = _("kejadian bukti")
        verbose_name_plural = _("kejadian bukti")
        ordering = ["created_at", "pk"]

    def __str__(self) -> str:
        return f"{self.exemplar_id} · {self.get_act_display()}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Add it.

        Raises:
            TrailIsWritten: it is there already.
        """
        if not self._state.adding:
            raise TrailIsWritten(self.pk)
        super().save(*args, **kwargs)
