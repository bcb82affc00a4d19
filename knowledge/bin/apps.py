"""The bin's place among the apps."""

from django.apps import AppConfig


class BinConfig(AppConfig):
    """Keranjang sampah."""

    name = "knowledge.bin"
    label = "bin"
    verbose_name = "Keranjang sampah"

    def ready(self) -> None:
        """Name the acts of the bin, and let the clock empty it."""
        from knowledge import clock
        from knowledge.journal.acts import register

        from .acts import ACTS
        from .services import purge_expired

        register(*ACTS)
        clock.register("Keranjang sampah", purge_expired)
