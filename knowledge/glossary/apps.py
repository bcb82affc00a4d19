"""The terms of the field and their expansions."""

from django.apps import AppConfig


class GlossaryConfig(AppConfig):
    """The glossary."""

    name = "knowledge.glossary"
    label = "glossary"
    verbose_name = "Glosarium"

    def ready(self) -> None:
        """Listen to changes of terms."""
        from .receivers import connect

        connect()
