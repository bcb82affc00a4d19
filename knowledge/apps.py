"""Page types of the library: guides, practices, regulations, laboratory stories, news."""

from django.apps import AppConfig


class KnowledgeConfig(AppConfig):
    """The library."""

    name = "knowledge"
    label = "knowledge"
    verbose_name = "Pustaka"

    def ready(self) -> None:
        """Tell the catalogue about the library's kinds and the people's room about its authors; listen to scheduling."""
        from .appearances import practices_of
        from .entries import register_kinds
        from .people.registry import register
        from .receivers import connect

        register_kinds()
        register(practices_of)
        connect()
