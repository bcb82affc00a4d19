"""The demonstration site: content files and the command that loads them."""

from django.apps import AppConfig


class DemoConfig(AppConfig):
    name = "cop_site.demo"
    label = "demo"
    verbose_name = "Data contoh"
