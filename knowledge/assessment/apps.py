"""Scores of an instansi, the computation behind them and the weak aspects that follow."""

from django.apps import AppConfig


class AssessmentConfig(AppConfig):
    """The assessment room."""

    name = "knowledge.assessment"
    label = "assessment"
    verbose_name = "Penilaian"

    def ready(self) -> None:
        """Listen to changes of frameworks."""
        from .receivers import connect

        connect()
