"""The register: provinces with their time zones, regional offices of BKN, instansi with validity, dated mandates."""

from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from knowledge.aspects.models import Aspect

from .querysets import InstansiQuerySet

partial_date = RegexValidator(r"^\d{4}(-\d{2}(-\d{2})?)?$", _("Tulis tahun, tahun-bulan, atau tahun-bulan-tanggal, misalnya 2024-09."))


class RegionalOffice(models.Model):
    """A regional office of BKN (Kanreg)."""

    code = models.CharField(_("nomor"), max_length=6, unique=True)
    seat = models.CharField(_("kedudukan"), max_length=60)
    confidence = models.CharField(_("keyakinan"), max_length=80, blank=True)

    class Meta:
        verbose_name = _("kantor regional BKN")
        verbose_name_plural = _("kantor regional BKN")
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"Kanreg {self.code} BKN {self.seat}"


class Province(models.Model):
    """A province, its time zone and its tile on the map of tiles."""

    code = models.CharField(_("kode"), max_length=2, unique=True)
    name = models.CharField(_("nama"), max_length=60)
    iso_code = models.CharField(_("kode ISO"), max_length=6)
    zone = models.CharField(_("zona waktu"), max_length=4, choices=[(z, z) for z in ("WIB", "WITA", "WIT")])
    timezone = models.CharField(_("zona IANA"), max_length=40)
    regional_office = models.ForeignKey(RegionalOffice, on_delete=models.PROTECT, null=True, related_name="provinces", verbose_name=_("kanreg BKN"))
    valid_from = models.CharField(_("dibentuk"), max_length=10, blank=True, validators=[partial_date])
    regency_count = models.PositiveSmallIntegerField(_("jumlah kabupaten/kota"), default=0)
    autonomous_count = models.PositiveSmallIntegerField(_("jumlah kabupaten/kota otonom"), default=0)
    aliases = models.JSONField(_("sebutan lain"), default=list, blank=True)
    tile_column = models.PositiveSmallIntegerField(_("kolom petak"), null=True, blank=True)
    tile_row = models.PositiveSmallIntegerField(_("baris petak"), null=True, blank=True)

    class Meta:
        verbose_name = _("provinsi")
        verbose_name_plural = _("provinsi")
        ordering = ["code"]

    def __str__(self) -> str:
        return self.name


class Kind(models.TextChoices):
    """Jenis instansi: drives every breakdown."""

    KEMENTERIAN = "kementerian", _("Kementerian")
    LPNK = "lpnk", _("Lembaga pemerintah nonkementerian")
    LNS = "lns", _("Lembaga nonstruktural dan kesekretariatan")
    ALAT_NEGARA = "alat_negara", _("Alat negara")
    PEMPROV = "pemprov", _("Pemerintah provinsi")
    PEMKAB = "pemkab", _("Pemerintah kabupaten")
    PEMKOT = "pemkot", _("Pemerintah kota")
    PEMKAB_ADMINISTRASI = "pemkab_administrasi", _("Kabupaten administrasi")
    PEMKOT_ADMINISTRASI = "pemkot_administrasi", _("Kota administrasi")


class Instansi(models.Model):
    """A government body that is assessed, or was, in the years in which it existed."""

    code = models.CharField(_("kode"), max_length=30, unique=True)
    name = models.CharField(_("nama"), max_length=200)
    short_name = models.CharField(_("singkatan"), max_length=100, blank=True)
    kind = models.CharField(_("jenis"), max_length=20, choices=Kind)
    province = models.ForeignKey(Province, on_delete=models.PROTECT, null=True, blank=True, related_name="instansi", verbose_name=_("provinsi"))
    is_assessed = models.BooleanField(
        _("dinilai"), default=True, help_text=_("Kota dan kabupaten administrasi di Jakarta bukan instansi yang dinilai.")
    )
    personnel_unit = models.CharField(_("unit pengelola kepegawaian"), max_length=120, blank=True, help_text=_("Misalnya BKD, BKPSDM, Biro SDM."))
    aliases = models.JSONField(_("sebutan lain"), default=list, blank=True)
    valid_from = models.CharField(_("berlaku sejak"), max_length=10, blank=True, validators=[partial_date])
    valid_to = models.CharField(_("berlaku sampai"), max_length=10, blank=True, validators=[partial_date])
    successors = models.ManyToManyField("self", symmetrical=False, blank=True, related_name="predecessors", verbose_name=_("penerus tugas"))
    confidence = models.CharField(_("keyakinan"), max_length=80, blank=True)
    note = models.TextField(_("catatan"), blank=True)

    objects = InstansiQuerySet.as_manager()

    class Meta:
        verbose_name = _("instansi")
        verbose_name_plural = _("instansi")
        ordering = ["name"]
        indexes = [models.Index(fields=["kind", "name"], name="instansi_by_kind")]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return f"/instansi/{self.code}/"

    @property
    def label(self) -> str:
        """The short name where there is one."""
        return self.short_name or self.name

    def is_active_on(self, day: str) -> bool:
        """Whether the instansi existed on `day` (ISO date); unknown bounds count as open."""
        return (not self.valid_from or self.valid_from <= day) and (not self.valid_to or day < self.valid_to)


class Mandate(models.Model):
    """A function that a body holds towards the merit system, with its legal basis and its time."""

    instansi = models.ForeignKey(Instansi, on_delete=models.CASCADE, related_name="mandates", verbose_name=_("instansi"))
    function = models.TextField(_("fungsi"))
    legal_basis = models.CharField(_("dasar hukum"), max_length=200)
    valid_from = models.CharField(_("berlaku sejak"), max_length=10, blank=True, validators=[partial_date])
    valid_to = models.CharField(_("berlaku sampai"), max_length=10, blank=True, validators=[partial_date])

    class Meta:
        verbose_name = _("mandat pengawasan")
        verbose_name_plural = _("mandat pengawasan")
        ordering = ["valid_from", "pk"]

    def __str__(self) -> str:
        return f"{self.instansi.label}: {self.function[:60]}"


class PartnerKind(models.TextChoices):
    """What sort of organisation a partner is."""

    ASSOCIATION = "asosiasi-profesi", _("Asosiasi profesi")
    UNIVERSITY = "perguruan-tinggi", _("Perguruan tinggi")
    BODY = "kementerian-lembaga", _("Kementerian dan lembaga")
    REGIONAL_OFFICE = "kantor-regional", _("Kantor regional")


class Partner(models.Model):
    """An organisation that works along, in which role, since when, and who said so."""

    name = models.CharField(_("nama organisasi"), max_length=200)
    short_name = models.CharField(_("singkatan"), max_length=60, blank=True)
    kind = models.CharField(_("jenis"), max_length=20, choices=PartnerKind)
    instansi = models.ForeignKey(
        Instansi, on_delete=models.SET_NULL, null=True, blank=True, related_name="partner_roles", verbose_name=_("dalam daftar instansi")
    )
    role = models.TextField(_("peran"))
    assisted = models.ManyToManyField(
        Instansi,
        blank=True,
        related_name="companions",
        verbose_name=_("instansi yang didampingi"),
        help_text=_("Hanya bila penugasannya dipublikasikan."),
    )
    valid_from = models.CharField(_("berlaku sejak"), max_length=10, blank=True, validators=[partial_date])
    valid_to = models.CharField(_("berlaku sampai"), max_length=10, blank=True, validators=[partial_date])
    source = models.CharField(_("sumber"), max_length=250)
    source_url = models.URLField(_("alamat sumber"), max_length=500, blank=True)

    class Meta:
        verbose_name = _("mitra")
        verbose_name_plural = _("mitra")
        ordering = ["kind", "name"]
        constraints = [models.UniqueConstraint(fields=["name", "valid_from"], name="one_partner_per_name_and_start")]

    def __str__(self) -> str:
        return self.name


class RoleModel(models.Model):
    """An instansi that somebody named as one to learn from in an aspect (instansi rujukan)."""

    instansi = models.ForeignKey(Instansi, on_delete=models.CASCADE, related_name="role_models", verbose_name=_("instansi"))
    aspect = models.ForeignKey(Aspect, on_delete=models.PROTECT, related_name="role_models", verbose_name=_("aspek"))
    text = models.CharField(_("dalam hal apa"), max_length=250)
    named_by = models.CharField(_("disebut oleh"), max_length=160, blank=True)
    stated_on = models.DateField(_("disebut pada"), null=True, blank=True)
    source = models.CharField(_("sumber"), max_length=250)
    source_url = models.URLField(_("alamat sumber"), max_length=500, blank=True)

    class Meta:
        verbose_name = _("instansi rujukan")
        verbose_name_plural = _("instansi rujukan")
        ordering = ["aspect", "instansi"]
        constraints = [models.UniqueConstraint(fields=["instansi", "aspect", "text"], name="one_role_model_per_reason")]

    def __str__(self) -> str:
        return f"{self.instansi.label} · {self.aspect}"
