"""What is asked before a page leaves the bin."""

from typing import Any

from django import forms
from django.core.validators import validate_slug
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from .models import BinItem


class RestoreForm(forms.Form):
    """Another address, where the old one is taken."""

    slug = forms.CharField(
        label=_("Bagian terakhir alamat"),
        max_length=255,
        validators=[validate_slug],
        help_text=_("Huruf, angka, dan tanda hubung. Ganti bila alamat semula kini dipakai halaman lain."),
    )

    def __init__(self, item: BinItem, destination: Page | None, data: Any = None) -> None:
        super().__init__(data, initial={"slug": item.former_slug})
        self.destination = destination

    def clean_slug(self) -> str:
        """Free below the page where it goes."""
        slug = str(self.cleaned_data["slug"])
        if self.destination is not None and self.destination.get_children().filter(slug=slug).exists():
            said = _("Alamat “%(slug)s” di bawah “%(parent)s” dipakai halaman lain. Tulis alamat lain, atau ubah dahulu alamat halaman itu.")
            raise forms.ValidationError(said % {"slug": slug, "parent": self.destination.title})
        return slug
