"""National figures, targets and indicators, each with date and source."""

from django.apps import AppConfig


class FiguresConfig(AppConfig):
    """National figures."""

    name = "knowledge.figures"
    label = "figures"
    verbose_name = "Angka nasional"
