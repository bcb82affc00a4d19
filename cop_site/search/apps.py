"""One public search over every kind of entry, with an engine behind one interface."""

from django.apps import AppConfig


class SearchConfig(AppConfig):
    """Search."""

    name = "cop_site.search"
    label = "search"
    verbose_name = "Pencarian"

    def ready(self) -> None:
        """Add the searchable kinds that are no material, and follow the catalogue."""
        from knowledge import clock
        from members.alerts import registry as alerts_registry

        from . import alerts, kinds, receivers, retention
        from .meaning.services import renew_meaning

        kinds.register_kinds()
        receivers.connect()
        alerts_registry.register(alerts.SearchFinder())
        clock.register("pencarian", retention.tidy)
        clock.register("kedekatan makna", renew_meaning)
