"""The glossary that readers see, and the names under which they look for things; search knows both, editors maintain them in the CMS."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

LONGEST_SLUG = 100
LONGEST_TERM = 120


class Term(models.Model):
    """A term of the field with its own definition and the other ways to say it."""

    slug = models.SlugField(_("alamat"), max_length=LONGEST_SLUG, unique=True)
    term = models.CharField(_("istilah"), max_length=LONGEST_TERM, unique=True)
    expansion = models.CharField(_("kepanjangan"), max_length=200, blank=True)
    definition = models.TextField(_("definisi"))
    synonyms = models.JSONField(_("sinonim"), default=list, blank=True)
    source = models.CharField(_("sumber"), max_length=250, blank=True)

    class Meta:
        verbose_name = _("istilah")
        verbose_name_plural = _("glosarium")
        ordering = ["term"]

    def __str__(self) -> str:
        return self.term

    def get_absolute_url(self) -> str:
        return f"/glosarium/#{self.slug}"


class Equivalent(models.Model):
    """What documents call one thing and readers another ("mangkir", "bolos"): for search alone, shown on no page."""

    class Kind(models.TextChoices):
        """Where the other names come from; the two sides of an abbreviation mean exactly the same."""

        ABBREVIATION = "singkatan", _("Singkatan")
        ENGLISH = "inggris", _("Bahasa Inggris")
        OLD = "lama", _("Istilah lama")
        EVERYDAY = "sehari-hari", _("Bahasa sehari-hari")
        SYNONYM = "sinonim", _("Sinonim")

    name = models.CharField(_("kata dalam bahan"), max_length=LONGEST_TERM, unique=True, help_text=_("Sebagaimana dokumen menulisnya."))
    others = models.JSONField(_("padanan"), default=list)
    kind = models.CharField(_("jenis"), max_length=20, choices=Kind, default=Kind.EVERYDAY)
    note = models.CharField(_("catatan"), max_length=250, blank=True, help_text=_("Alasan atau sumbernya; bagi sesama editor."))
    is_used = models.BooleanField(
        _("dipakai pencarian"), default=True, help_text=_("Padanan bawaan dimatikan di sini; yang dihapus datang lagi bersama pemutakhiran.")
    )

    class Meta:
        verbose_name = _("padanan kata")
        verbose_name_plural = _("padanan kata")
        ordering = [Lower("name")]

    def __str__(self) -> str:
        return self.name

    @property
    def others_in_line(self) -> str:
        """The other names as the list of the CMS shows them."""
        return "; ".join(self.others)

    def clean(self) -> None:
        """A group needs two different names."""
        if not any(other.strip().casefold() != self.name.strip().casefold() for other in self.others):
            raise ValidationError({"others": _("Tulis sedikitnya satu padanan yang berbeda dari kata dalam bahan.")})
