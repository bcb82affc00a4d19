"""Accepted evidence that its instansi shares, redacted, as an exemplar for a sub-aspect and a level ("bukti yang diterima")."""

from django.apps import AppConfig


class ExemplarsConfig(AppConfig):
    """Bukti yang diterima."""

    name = "knowledge.exemplars"
    label = "exemplars"
    verbose_name = "Bukti yang diterima"

    def ready(self) -> None:
        """Tell the catalogue about the kind; follow files that change elsewhere; send what a mail server refused."""
        from knowledge import clock

        from .entries import register_kind
        from .mails import tell_what_was_missed
        from .receivers import connect

        register_kind()
        connect()
        clock.register("Surat bukti yang diterima", tell_what_was_missed)
