"""Our own image and document models, so that fields can be added later."""

from django.apps import AppConfig


class MediaConfig(AppConfig):
    """Images and documents."""

    name = "knowledge.media"
    label = "media"
    verbose_name = "Media"
