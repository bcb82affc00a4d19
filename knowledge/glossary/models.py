"""The glossary that readers see and that search expands with; editors maintain it in the CMS."""

from django.db import models
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
