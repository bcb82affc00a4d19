"""Saved searches: a member keeps a question and is told by mail what newly matches it."""

from django.apps import AppConfig


class AlertsConfig(AppConfig):
    """Kabar pencarian."""

    name = "members.alerts"
    label = "alerts"
    verbose_name = "Kabar pencarian"

    def ready(self) -> None:
        """Tell the clock what to send."""
        from knowledge import clock

        from .jobs import send_alerts

        clock.register("Kabar pencarian tersimpan", send_alerts)
