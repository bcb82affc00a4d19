"""Material to take along: counted downloads, PDF of an item, a small pack for each aspect."""

from django.apps import AppConfig


class TakeawayConfig(AppConfig):
    """Bawaan."""

    name = "knowledge.takeaway"
    label = "takeaway"
    verbose_name = "Bawaan"
