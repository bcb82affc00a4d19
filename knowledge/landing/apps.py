"""Pages that editors build from blocks for a campaign, a programme or a theme, with lists that renew themselves."""

from django.apps import AppConfig


class LandingConfig(AppConfig):
    """Tema dan program."""

    name = "knowledge.landing"
    label = "landing"
    verbose_name = "Tema dan program"

    def ready(self) -> None:
        """Tell the catalogue about the kind, so that search and the sitemap know it."""
        from .entries import register_kind

        register_kind()
