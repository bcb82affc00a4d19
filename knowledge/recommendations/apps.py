"""Ranked material for weak aspects, each item with its reasons as stored parts."""

from django.apps import AppConfig


class RecommendationsConfig(AppConfig):
    """The recommendation room."""

    name = "knowledge.recommendations"
    label = "recommendations"
    verbose_name = "Rekomendasi"
