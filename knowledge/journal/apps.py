"""The journal's place among the apps; it has no tables of its own."""

from django.apps import AppConfig, apps
from django.db.models.signals import post_migrate


class JournalConfig(AppConfig):
    """Jurnal tindakan."""

    name = "knowledge.journal"
    label = "journal"
    verbose_name = "Jurnal tindakan"

    def ready(self) -> None:
        """Lay the locks again after every migration: a table that SQLite had to rebuild loses them."""
        from .locks import lock_logs

        # The logs are Wagtail's, and an app without models of its own is never sent the signal.
        post_migrate.connect(lock_logs, sender=apps.get_app_config("wagtailcore"), dispatch_uid="journal_lock_logs")
