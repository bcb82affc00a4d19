"""The demonstration site: content files and the command that loads them."""

from django.apps import AppConfig


class DemoConfig(AppConfig):
    """The app of the demonstration site."""

    name = "cop_site.demo"
    label = "demo"
    verbose_name = "Data contoh"
