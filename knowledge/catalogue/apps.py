"""One flat, public read model of everything published, whatever its kind."""

from django.apps import AppConfig


class CatalogueConfig(AppConfig):
    """The catalogue."""

    name = "knowledge.catalogue"
    label = "catalogue"
    verbose_name = "Katalog"

    def ready(self) -> None:
        """Listen to Wagtail's page signals."""
        from .receivers import connect

        connect()
