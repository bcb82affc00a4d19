"""Our own image and document models, the text of documents, and their downloads counted."""

from django.apps import AppConfig


class MediaConfig(AppConfig):
    """Images and documents."""

    name = "knowledge.media"
    label = "media"
    verbose_name = "Media"

    def ready(self) -> None:
        """Listen to uploads and downloads."""
        from .receivers import connect

        connect()
