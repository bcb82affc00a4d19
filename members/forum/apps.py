"""Discussions under an aspect and their posts."""

from django.apps import AppConfig


class ForumConfig(AppConfig):
    """The forum."""

    name = "members.forum"
    label = "forum"
    verbose_name = "Forum"

    def ready(self) -> None:
        """Tell the catalogue about discussions and listen to it."""
        from knowledge.popularity import registry as popularity

        from . import acts, entries, receivers

        entries.register_kind()
        receivers.connect()
        popularity.register("comment", acts.comments_by_day)
