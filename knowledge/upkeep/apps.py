"""Keeps content true: who looks after an item, when it is reviewed, what a change of regulation asks, what is missing."""

from django.apps import AppConfig


class UpkeepConfig(AppConfig):
    """Perawatan isi."""

    name = "knowledge.upkeep"
    label = "upkeep"
    verbose_name = "Perawatan isi"
