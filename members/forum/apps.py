"""Discussions under an aspect and their posts."""

from django.apps import AppConfig


class ForumConfig(AppConfig):
    """The forum."""

    name = "members.forum"
    label = "forum"
    verbose_name = "Forum"

    def ready(self) -> None:
        """Tell the catalogue about discussions and listen to it."""
        from knowledge.journal import acts
        from knowledge.popularity import registry as popularity

        from . import entries, receivers
        from .acts import ACTS
        from .popularity import comments_by_day

        acts.register(*ACTS)
        entries.register_kind()
        receivers.connect()
        popularity.register("comment", comments_by_day)
