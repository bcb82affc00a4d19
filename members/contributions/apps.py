"""Practices that members write: drafts, checks, and the review by the editors of the aspect."""

from django.apps import AppConfig


class ContributionsConfig(AppConfig):
    """Kontribusi."""

    name = "members.contributions"
    label = "contributions"
    verbose_name = "Kontribusi"

    def ready(self) -> None:
        """Follow the review wherever it is moved; send what a mail server refused."""
        from knowledge import clock

        from .mails import tell_what_was_missed
        from .receivers import connect

        connect()
        clock.register("Surat kontribusi", tell_what_was_missed)
