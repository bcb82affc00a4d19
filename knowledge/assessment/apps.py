"""Scores of an instansi, the computation behind them and the weak aspects that follow."""

from django.apps import AppConfig


class AssessmentConfig(AppConfig):
    """The assessment room."""

    name = "knowledge.assessment"
    label = "assessment"
    verbose_name = "Penilaian"

    def ready(self) -> None:
        """Listen to changes of frameworks; tell the library which scores are public, and keep its stories true to them."""
        from knowledge import clock, score_points
        from knowledge.journal import acts

        from .acts import ACTS
        from .receivers import connect
        from .stories import flag_stories, published_scores

        connect()
        acts.register(*ACTS)
        score_points.register_reader(published_scores)
        clock.register("angka dalam cerita laboratorium", flag_stories)
