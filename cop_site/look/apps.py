"""The look app as Django sees it."""

from django.apps import AppConfig


class LookConfig(AppConfig):
    """Tags, formats and the woven pattern; no models."""

    name = "cop_site.look"
    label = "look"
    verbose_name = "Tampilan"
