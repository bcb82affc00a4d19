"""What a signed-in reader keeps: bookmarks, verdicts on usefulness, progress on learning paths, subscriptions."""

from django.apps import AppConfig


class ReadingConfig(AppConfig):
    """Bacaan."""

    name = "members.reading"
    label = "reading"
    verbose_name = "Bacaan"

    def ready(self) -> None:
        """Tell the clock what to send."""
        from knowledge import clock
        from knowledge.popularity import registry as popularity

        from .acts import reactions_by_day
        from .jobs import pass_on_reasons, send_announcements, send_reminders

        popularity.register("reaction", reactions_by_day)
        clock.register("Pengumuman kepada pelanggan", send_announcements)
        clock.register("Pengingat tanggal pengumuman", send_reminders)
        clock.register("Alasan pembaca kepada penanggung jawab", pass_on_reasons)
