"""The public interface for programs, /api/v1: what the pages show, as JSON."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ApiConfig(AppConfig):
    """The API and its tokens."""

    name = "cop_site.api"
    label = "api"
    verbose_name = _("API")

    def ready(self) -> None:
        """Name what the journal tells of tokens."""
        from knowledge.journal import acts

        from .acts import ACTS

        acts.register(*ACTS)
