"""Frameworks, aspects and topics as versioned data, and the links by which content carries them."""

from django.apps import AppConfig


class AspectsConfig(AppConfig):
    """Frameworks and aspects."""

    name = "knowledge.aspects"
    label = "aspects"
    verbose_name = "Aspek dan instrumen"

    def ready(self) -> None:
        """Listen to changes of aspects."""
        from .receivers import connect

        connect()
