"""The home page; also finds the page for an address in one query instead of two for each part of it."""

from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page
from wagtail.url_routing import RouteResult


class HomePage(Page):
    """The root of the site."""

    max_count = 1
    parent_page_types = ["wagtailcore.Page"]

    tagline = models.CharField(_("kalimat pembuka"), max_length=160, blank=True)
    intro = models.TextField(_("pengantar"), max_length=400, blank=True)

    content_panels = [*Page.content_panels, FieldPanel("tagline"), FieldPanel("intro")]

    class Meta:
        verbose_name = _("beranda")

    def route(self, request: HttpRequest, path_components: list[str]) -> RouteResult:
        """Resolve the whole path at once; whatever is not a plain live page goes Wagtail's own way."""
        if path_components:
            path = f"{self.url_path}{'/'.join(path_components)}/"
            page: Any = Page.objects.filter(url_path=path, live=True).first()
            if page is not None and page.specific_class.route is Page.route:
                return RouteResult(page.specific)
        return super().route(request, path_components)
