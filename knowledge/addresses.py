"""What answers at an address of this site, and which addresses are left to pages."""

from typing import Any

from django.urls import Resolver404, ResolverMatch, resolve
from django.utils.translation import gettext as _
from wagtail.admin.forms import WagtailAdminPageForm

# The view that answers wherever nothing fixed does.
LEFT_TO_PAGES = "wagtail_serve"


def answering(path: str) -> ResolverMatch | None:
    """The view at an address with what it is given, or None where nothing answers."""
    try:
        return resolve(path)
    except Resolver404:
        return None


def is_free(parent_url: str, slug: str) -> bool:
    """Whether a page below `parent_url` ("/pengumuman/") would be reached there, and its calendar or feed would be its own."""
    page, file = answering(f"{parent_url}{slug}/"), answering(f"{parent_url}{slug}.ics")
    return page is not None and page.url_name == LEFT_TO_PAGES and (file is None or file.kwargs.get("slug") == slug)


class AddressedForm(WagtailAdminPageForm):
    """Refuses an address at which nobody would ever see the page, because a fixed part of the site answers there."""

    def clean(self) -> dict[str, Any]:
        """With a word on it at the field of the address."""
        cleaned: dict[str, Any] = super().clean()
        slug, parts = cleaned.get("slug"), self.parent_page.get_url_parts() if self.parent_page else None
        # Of a parent outside of every site nobody knows where its pages will be.
        if slug and parts and not is_free(parts[2], slug):
            self.add_error("slug", _("Alamat %(address)s dipakai bagian lain situs ini. Pilih yang lain.") % {"address": f"{parts[2]}{slug}"})
        return cleaned
