"""The composition root as an app: commands, system checks and translations of the whole site."""

from django.apps import AppConfig


class CopSiteConfig(AppConfig):
    """Registers the system checks."""

    name = "cop_site"
    label = "cop_site"
    verbose_name = "CoP Sistem Merit"

    def ready(self) -> None:
        from . import checks  # noqa: F401  importing registers them
