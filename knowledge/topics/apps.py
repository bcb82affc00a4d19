"""Other names of topics, and merging two topics or tags into one: every use moves, and the old address leads to the new."""

from django.apps import AppConfig


class TopicsConfig(AppConfig):
    """Sebutan topik."""

    name = "knowledge.topics"
    label = "topics"
    verbose_name = "Sebutan topik"

    def ready(self) -> None:
        """Tell search when names change."""
        from knowledge.aspects.loading import retired_topics

        from . import receivers, selectors

        receivers.connect()
        retired_topics.append(selectors.former_slugs)
