"""Page types of the library: guides, practices, regulations, laboratory stories, news."""

from django.apps import AppConfig


class KnowledgeConfig(AppConfig):
    name = "knowledge"
    label = "knowledge"
    verbose_name = "Pustaka"

    def ready(self) -> None:
        """Tell the catalogue about the library's kinds."""
        from .entries import register_kinds

        register_kinds()
