"""People as they appear in events and articles, once each, with the positions they held and when."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.models import Orderable

from knowledge.instansi.models import Instansi, partial_date


class Person(ClusterableModel):
    """A person, or an office whose holder the source does not name."""

    slug = models.SlugField(_("alamat"), max_length=80, unique=True)
    name = models.CharField(_("nama"), max_length=120)
    title_prefix = models.CharField(_("gelar depan"), max_length=40, blank=True)
    title_suffix = models.CharField(_("gelar belakang"), max_length=60, blank=True)
    is_office = models.BooleanField(_("jabatan tanpa nama"), default=False, help_text=_("Sumber hanya menyebut jabatannya."))

    class Meta:
        verbose_name = _("orang")
        verbose_name_plural = _("orang")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.full_name

    @property
    def full_name(self) -> str:
        """Name with academic titles as they are written in Indonesia."""
        name = f"{self.title_prefix} {self.name}".strip()
        return f"{name}, {self.title_suffix}" if self.title_suffix else name

    def get_absolute_url(self) -> str:
        return f"/orang/{self.slug}/"


class Position(Orderable):
    """A position as a source stated it on a date."""

    person = ParentalKey(Person, on_delete=models.CASCADE, related_name="positions")
    title = models.CharField(_("jabatan"), max_length=160)
    unit = models.CharField(_("unit kerja"), max_length=160, blank=True)
    instansi = models.ForeignKey(Instansi, on_delete=models.PROTECT, null=True, blank=True, related_name="positions", verbose_name=_("instansi"))
    as_of = models.CharField(_("per tanggal"), max_length=10, blank=True, validators=[partial_date])
    source = models.CharField(_("sumber"), max_length=250, blank=True)

    class Meta(Orderable.Meta):
        verbose_name = _("jabatan")
        verbose_name_plural = _("jabatan")

    def __str__(self) -> str:
        return self.title
