"""Frameworks (instruments) and their aspects as data: no number of aspects, maximum or band stands in code."""

from django.core.validators import MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from taggit.models import ItemBase, TagBase
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting
from wagtail.models import Orderable

from .querysets import AspectQuerySet


class Confidence(models.TextChoices):
    """How sure a stored fact is; shown beside the fact wherever it matters."""

    VERIFIED = "verified", _("terverifikasi")
    SEED = "seed", _("disebut sumber")
    INFERRED = "inferred", _("disimpulkan")
    MEMORY = "memory", _("belum diverifikasi")


class Framework(ClusterableModel):
    """One version of the merit instrument. Results keep the version under which they were given."""

    code = models.SlugField(_("kode"), max_length=40, unique=True)
    name = models.CharField(_("nama"), max_length=200)
    status = models.CharField(_("status"), max_length=120, blank=True)
    legal_basis = models.JSONField(_("dasar hukum"), default=list, blank=True, help_text=_("Daftar peraturan, satu teks per peraturan."))
    valid_from = models.CharField(
        _("berlaku sejak"), max_length=10, blank=True, help_text=_("Tahun, bulan, atau tanggal: 2019, 2024-09, 2025-12-31.")
    )
    valid_to = models.CharField(_("berlaku sampai"), max_length=10, blank=True)
    oversight = models.CharField(
        _("pengawas"), max_length=160, blank=True, help_text=_("Instansi pengawas pada masa berlakunya; jangan diasumsikan tetap.")
    )
    application = models.CharField(_("aplikasi penilaian"), max_length=80, blank=True)
    max_score = models.DecimalField(_("skor maksimum"), max_digits=6, decimal_places=1, null=True, blank=True)
    min_score = models.DecimalField(_("skor minimum"), max_digits=6, decimal_places=1, null=True, blank=True)
    index_method = models.CharField(_("rumus indeks"), max_length=40, blank=True, default="piecewise-linear")
    index_confidence = models.CharField(_("keyakinan rumus indeks"), max_length=10, choices=Confidence, default=Confidence.INFERRED)
    principles = models.JSONField(_("prinsip"), default=list, blank=True)
    stages = models.JSONField(_("tahapan"), default=list, blank=True)
    notes = models.TextField(_("catatan"), blank=True)
    source = models.CharField(_("sumber"), max_length=250, blank=True)
    confidence = models.CharField(_("keyakinan"), max_length=10, choices=Confidence, default=Confidence.VERIFIED)

    class Meta:
        verbose_name = _("instrumen")
        verbose_name_plural = _("instrumen")
        ordering = ["-valid_from", "code"]

    def __str__(self) -> str:
        return self.name

    @property
    def is_computable(self) -> bool:
        """Whether scores can become a category: a maximum and at least one band are known."""
        return self.max_score is not None and self.bands.exists()


class Band(models.Model):
    """A category of the total score. Half-open: from `floor` up to the next band's floor, the last one unbounded."""

    framework = ParentalKey(Framework, on_delete=models.CASCADE, related_name="bands")
    rank = models.PositiveSmallIntegerField(_("urutan"), help_text=_("1 untuk kategori terendah."))
    code = models.CharField(_("kode"), max_length=8)
    name = models.CharField(_("nama"), max_length=40)
    floor = models.DecimalField(_("skor terendah"), max_digits=6, decimal_places=1)
    ceiling = models.DecimalField(_("skor tertinggi yang diterbitkan"), max_digits=6, decimal_places=1)
    index_floor = models.DecimalField(_("indeks terendah"), max_digits=4, decimal_places=2)
    index_ceiling = models.DecimalField(_("indeks tertinggi"), max_digits=4, decimal_places=2)
    consequence = models.TextField(_("konsekuensi"))
    evaluation_years = models.PositiveSmallIntegerField(_("evaluasi setiap … tahun"), null=True, blank=True)
    is_eligible_for_talent_pool = models.CharField(
        _("pengisian JPT dari talent pool"),
        max_length=12,
        default="tidak",
        choices=[("tidak", _("tidak")), ("bersyarat", _("bersyarat")), ("ya", _("ya"))],
    )
    is_good = models.BooleanField(
        _("termasuk kategori ≥ Baik"), default=False, help_text=_("Dihitung dalam indikator nasional dan menjadi batas aspek lemah.")
    )

    class Meta:
        verbose_name = _("kategori")
        verbose_name_plural = _("kategori")
        ordering = ["framework", "rank"]
        constraints = [
            models.UniqueConstraint(fields=["framework", "rank"], name="one_band_per_rank"),
            models.CheckConstraint(condition=models.Q(ceiling__gt=models.F("floor")), name="band_ceiling_is_above_floor"),
        ]

    def __str__(self) -> str:
        return f"{self.code} · {self.name}"


class Aspect(TagBase):
    """An aspect, or — with a parent — a sub-aspect. A governed tag that every piece of content carries."""

    free_tagging = False

    framework = models.ForeignKey(Framework, on_delete=models.PROTECT, related_name="aspects", verbose_name=_("instrumen"))
    parent = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="children", verbose_name=_("aspek induk"))
    code = models.CharField(_("kode"), max_length=10)
    name = models.CharField(_("nama"), max_length=200)
    slug = models.SlugField(_("alamat"), max_length=100)
    position = models.PositiveSmallIntegerField(_("urutan"), default=0)
    icon = models.CharField(_("ikon"), max_length=40, blank=True, help_text=_("Nama ikon dari berkas ikon situs."))
    short_name = models.CharField(_("nama pendek"), max_length=60, blank=True)
    description = models.TextField(_("yang diminta aspek ini"), blank=True)
    synonyms = models.TextField(_("sebutan lain"), blank=True, help_text=_("Satu per baris, misalnya sebutan di media."))
    max_score = models.DecimalField(_("skor maksimum"), max_digits=6, decimal_places=1, null=True, blank=True, validators=[MinValueValidator(0)])
    min_score = models.DecimalField(_("skor minimum"), max_digits=6, decimal_places=1, null=True, blank=True, validators=[MinValueValidator(0)])
    weight = models.DecimalField(_("bobot per tingkat"), max_digits=4, decimal_places=1, null=True, blank=True)
    level_min = models.PositiveSmallIntegerField(_("tingkat terendah"), null=True, blank=True)
    level_max = models.PositiveSmallIntegerField(_("tingkat tertinggi"), null=True, blank=True)
    evidence_examples = models.JSONField(_("contoh bukti"), default=list, blank=True)
    name_confidence = models.CharField(_("keyakinan nama"), max_length=10, choices=Confidence, default=Confidence.VERIFIED)
    score_confidence = models.CharField(_("keyakinan skor"), max_length=10, choices=Confidence, default=Confidence.VERIFIED)
    source = models.CharField(_("sumber"), max_length=250, blank=True)

    objects = AspectQuerySet.as_manager()

    class Meta:
        verbose_name = _("aspek")
        verbose_name_plural = _("aspek dan sub-aspek")
        ordering = ["framework", "position", "code"]
        constraints = [
            models.UniqueConstraint(fields=["framework", "code"], name="one_aspect_per_code"),
            models.UniqueConstraint(fields=["framework", "slug"], name="one_aspect_per_slug"),
            models.CheckConstraint(
                condition=models.Q(min_score__isnull=True) | models.Q(max_score__isnull=True) | models.Q(min_score__lte=models.F("max_score")),
                name="aspect_minimum_is_at_most_maximum",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.name}"

    @property
    def is_sub(self) -> bool:
        """Whether this is a sub-aspect."""
        return self.parent_id is not None

    @property
    def label(self) -> str:
        """The short name where there is one, for chips and tiles."""
        return self.short_name or self.name

    def get_absolute_url(self) -> str:
        """The hub of this aspect; a sub-aspect is an anchor on its parent's hub."""
        if self.parent is not None:
            return f"/aspek/{self.parent.slug}/#sub-{self.slug}"
        return f"/aspek/{self.slug}/"


class FrameworkCrosswalk(models.Model):
    """A proposed link from an aspect of one framework to one of another, so that material survives a change."""

    source = models.ForeignKey(Aspect, on_delete=models.CASCADE, related_name="crosswalk_to", verbose_name=_("dari aspek"))
    target = models.ForeignKey(Aspect, on_delete=models.CASCADE, related_name="crosswalk_from", verbose_name=_("ke aspek"))
    note = models.CharField(_("catatan"), max_length=250, blank=True)
    confidence = models.CharField(_("keyakinan"), max_length=10, choices=Confidence, default=Confidence.INFERRED)

    class Meta:
        verbose_name = _("pemetaan antarinstrumen")
        verbose_name_plural = _("pemetaan antarinstrumen")
        constraints = [models.UniqueConstraint(fields=["source", "target"], name="one_crosswalk_per_pair")]

    def __str__(self) -> str:
        return f"{self.source} → {self.target}"


class Topic(TagBase):
    """A topic of the governed vocabulary; editors choose, members do not invent."""

    free_tagging = False

    aspects = models.ManyToManyField(Aspect, blank=True, related_name="topics", verbose_name=_("aspek"))
    description = models.TextField(_("penjelasan"), blank=True)

    class Meta:
        verbose_name = _("topik")
        verbose_name_plural = _("topik")
        ordering = ["name"]


class PageAspect(ItemBase):
    """A page carries an aspect."""

    tag = models.ForeignKey(Aspect, on_delete=models.PROTECT, related_name="page_links")
    content_object = ParentalKey("wagtailcore.Page", on_delete=models.CASCADE, related_name="aspect_links")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["tag", "content_object"], name="one_aspect_link_per_page")]


class PageTopic(ItemBase):
    """A page carries a topic."""

    tag = models.ForeignKey(Topic, on_delete=models.PROTECT, related_name="page_links")
    content_object = ParentalKey("wagtailcore.Page", on_delete=models.CASCADE, related_name="topic_links")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["tag", "content_object"], name="one_topic_link_per_page")]


class PriorityAspect(models.Model):
    """An aspect that the oversight body named as needing work in a period."""

    aspect = models.ForeignKey(Aspect, on_delete=models.PROTECT, related_name="priorities", verbose_name=_("aspek"))
    starts_on = models.DateField(_("mulai"))
    ends_on = models.DateField(_("sampai"), null=True, blank=True)
    source = models.CharField(_("sumber"), max_length=250)

    class Meta:
        verbose_name = _("aspek prioritas")
        verbose_name_plural = _("aspek prioritas")
        ordering = ["-starts_on", "aspect"]
        constraints = [models.UniqueConstraint(fields=["aspect", "starts_on"], name="one_priority_per_aspect_and_start")]

    def __str__(self) -> str:
        return f"{self.aspect} ({self.starts_on:%Y})"


class Finding(ClusterableModel):
    """A finding of supervision (temuan) about an aspect, and the pages that answer it."""

    aspect = models.ForeignKey(Aspect, on_delete=models.PROTECT, related_name="findings", verbose_name=_("aspek"))
    year = models.PositiveSmallIntegerField(_("tahun"))
    stated_on = models.DateField(
        _("disampaikan pada"), null=True, blank=True, help_text=_("Bila tanggalnya diketahui: temuan berubah dari waktu ke waktu.")
    )
    text = models.TextField(_("temuan"))
    source = models.CharField(_("sumber"), max_length=250)
    topics = models.ManyToManyField(Topic, blank=True, related_name="findings", verbose_name=_("topik"))

    class Meta:
        verbose_name = _("temuan pengawasan")
        verbose_name_plural = _("temuan pengawasan")
        ordering = ["-year", models.F("stated_on").desc(nulls_last=True), "aspect"]
        constraints = [models.UniqueConstraint(fields=["aspect", "year", "text"], name="one_finding_per_text")]

    def __str__(self) -> str:
        return f"{self.year} · {self.aspect}"


class FindingLink(Orderable):
    """A page that answers a finding: an event held because of it, a guide, a practice."""

    finding = ParentalKey(Finding, on_delete=models.CASCADE, related_name="links")
    page = models.ForeignKey("wagtailcore.Page", on_delete=models.CASCADE, related_name="finding_links", verbose_name=_("halaman"))

    class Meta(Orderable.Meta):
        verbose_name = _("yang menanggapi")
        verbose_name_plural = _("yang menanggapi")
        constraints = [models.UniqueConstraint(fields=["finding", "page"], name="one_link_per_finding_and_page")]

    def __str__(self) -> str:
        return str(self.page)


@register_setting(icon="list-ul", order=100)
class MeritSettings(BaseGenericSetting):
    """Which framework is active for new assessments and for the aspects that editors see."""

    active_framework = models.ForeignKey(
        Framework,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        verbose_name=_("instrumen aktif"),
        help_text=_("Dipakai untuk penilaian baru, hub aspek, dan pilihan aspek pada konten. Hasil lama tetap pada instrumennya."),
    )

    class Meta:
        verbose_name = _("Instrumen sistem merit")
