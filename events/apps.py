"""Event series and events."""

from django.apps import AppConfig


class EventsConfig(AppConfig):
    """Series and events."""

    name = "events"
    label = "events"
    verbose_name = "Acara"

    def ready(self) -> None:
        """Tell the catalogue and lower rooms about events and episodes, and listen to the page tree."""
        from knowledge.instansi import registry as instansi_registry
        from knowledge.people import registry

        from . import appearances, receivers
        from .entries import register_kinds
        from .tellers import register_tellers

        register_kinds()
        register_tellers()
        registry.register(appearances.event_parts)
        registry.register(appearances.episode_voices)
        instansi_registry.register(appearances.presences_of)
        receivers.connect()
