"""What is used much lately: acts with editable weights that lose half of their worth in a published time. No person is known here."""

from django.apps import AppConfig


class PopularityConfig(AppConfig):
    """Popularitas."""

    name = "knowledge.popularity"
    label = "popularity"
    verbose_name = "Popularitas"

    def ready(self) -> None:
        """Count views and published revisions, and tell the clock what to compute."""
        from knowledge import clock

        from . import jobs, registry, selectors

        registry.register("view", selectors.views_by_day)
        registry.register("revision", selectors.revisions_by_day)
        clock.register("popularitas", jobs.compute_scores)
