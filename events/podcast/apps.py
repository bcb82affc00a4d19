"""Podcast episodes and their feed."""

from django.apps import AppConfig


class PodcastConfig(AppConfig):
    """Podcasts."""

    name = "events.podcast"
    label = "podcast"
    verbose_name = "Podcast"
