"""Plain pages: the charter, questions about the merit system, mandates, etiquette."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page

from knowledge.addresses import AddressedForm
from knowledge.blocks import ArticleBody


class StandardPage(Page):
    """A page of text."""

    parent_page_types = ["home.HomePage", "knowledge.StandardPage"]
    subpage_types = ["knowledge.StandardPage"]
    base_form_class = AddressedForm

    summary = models.TextField(_("ringkasan"), max_length=400, blank=True)
    body = StreamField(ArticleBody(), verbose_name=_("isi"), blank=True)

    content_panels = [*Page.content_panels, FieldPanel("summary"), FieldPanel("body")]

    class Meta:
        verbose_name = _("halaman")
        verbose_name_plural = _("halaman")
