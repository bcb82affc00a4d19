"""The home page and the site settings that editors change."""

from django.apps import AppConfig


class HomeConfig(AppConfig):
    """The home page."""

    name = "cop_site.home"
    label = "home"
    verbose_name = "Beranda"
