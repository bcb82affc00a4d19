"""Improvements that readers suggest to a page, decided by whoever looks after it."""

from django.apps import AppConfig


class SuggestionsConfig(AppConfig):
    """Usulan perbaikan."""

    name = "members.suggestions"
    label = "suggestions"
    verbose_name = "Usulan perbaikan"

    def ready(self) -> None:
        """Send what a mail server refused."""
        from knowledge import clock

        from .mails import tell_what_was_missed

        clock.register("Surat usulan perbaikan", tell_what_was_missed)
