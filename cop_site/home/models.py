"""The home page."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page


class HomePage(Page):
    """The root of the site."""

    max_count = 1
    parent_page_types = ["wagtailcore.Page"]

    tagline = models.CharField(_("kalimat pembuka"), max_length=160, blank=True)
    intro = models.TextField(_("pengantar"), max_length=400, blank=True)

    content_panels = [*Page.content_panels, FieldPanel("tagline"), FieldPanel("intro")]

    class Meta:
        verbose_name = _("beranda")
