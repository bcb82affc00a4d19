"""The look app as Django sees it."""

from django.apps import AppConfig


class LookConfig(AppConfig):
    name = "cop_site.look"
    label = "look"
    verbose_name = "Tampilan"
