"""Improvements that readers suggest to a page, decided by whoever looks after it."""

from django.apps import AppConfig


class SuggestionsConfig(AppConfig):
    """Usulan perbaikan."""

    name = "members.suggestions"
    label = "suggestions"
    verbose_name = "Usulan perbaikan"

    def ready(self) -> None:
        """Make its acts known to the journal; send what a mail server refused."""
        from knowledge import clock
        from knowledge.journal import acts

        from .acts import ACTS
        from .mails import tell_what_was_missed

        acts.register(*ACTS)
        clock.register("Surat usulan perbaikan", tell_what_was_missed)
