"""National figures, targets and indicators: numbers with a date and a source, never constants."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from knowledge.aspects.models import Confidence


class NationalFigure(models.Model):
    """A published number as of a date."""

    label = models.CharField(_("keterangan"), max_length=200)
    value = models.DecimalField(_("nilai"), max_digits=12, decimal_places=2)
    unit = models.CharField(_("satuan"), max_length=30, blank=True)
    group = models.CharField(
        _("capaian kelompok"), max_length=120, blank=True, help_text=_("Isi dengan nama kelompok pada target bila angka ini capaiannya dalam persen.")
    )
    as_of = models.CharField(_("per"), max_length=10, help_text=_("Tahun, bulan, atau tanggal."))
    source = models.CharField(_("sumber"), max_length=250)
    confidence = models.CharField(_("keyakinan"), max_length=10, choices=Confidence, default=Confidence.SEED)

    class Meta:
        verbose_name = _("angka nasional")
        verbose_name_plural = _("angka nasional")
        ordering = ["-as_of", "label"]
        constraints = [models.UniqueConstraint(fields=["label", "as_of"], name="one_figure_per_label_and_date")]

    def __str__(self) -> str:
        return f"{self.label} ({self.as_of})"


class Target(models.Model):
    """A target share of instansi with index ≥ Baik for a kind of instansi and a year."""

    kinds = models.JSONField(_("jenis instansi"), default=list, help_text=_("Daftar kode jenis instansi."))
    label = models.CharField(_("kelompok"), max_length=120)
    year = models.PositiveSmallIntegerField(_("tahun"))
    percent = models.DecimalField(_("target (persen)"), max_digits=5, decimal_places=1)
    source = models.CharField(_("sumber"), max_length=250)

    class Meta:
        verbose_name = _("target")
        verbose_name_plural = _("target")
        ordering = ["year", "label"]
        constraints = [models.UniqueConstraint(fields=["label", "year"], name="one_target_per_group_and_year")]

    def __str__(self) -> str:
        return f"{self.label} {self.year}: {self.percent} %"


class Indicator(models.Model):
    """How an indicator is defined: numerator over denominator, with its source."""

    code = models.SlugField(_("kode"), max_length=60, unique=True)
    name = models.CharField(_("nama"), max_length=250)
    numerator = models.TextField(_("pembilang"))
    denominator = models.TextField(_("penyebut"))
    objective = models.CharField(_("sasaran strategis"), max_length=250, blank=True)
    regulation_code = models.CharField(_("kode regulasi"), max_length=60, blank=True)
    source = models.CharField(_("sumber"), max_length=250)

    class Meta:
        verbose_name = _("indikator")
        verbose_name_plural = _("indikator")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name
