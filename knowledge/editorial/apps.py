"""What editors keep once for many places: fragments, help texts, and frames from which new items start."""

from django.apps import AppConfig


class EditorialConfig(AppConfig):
    """Isi bersama."""

    name = "knowledge.editorial"
    label = "editorial"
    verbose_name = "Isi bersama"

    def ready(self) -> None:
        """Let pages follow their fragments, and let the process forget a help text that changed."""
        from .receivers import connect

        connect()
