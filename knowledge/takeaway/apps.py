"""Material to take along: counted downloads, PDF of an item, a small pack for each aspect."""

from django.apps import AppConfig


class TakeawayConfig(AppConfig):
    """Bawaan."""

    name = "knowledge.takeaway"
    label = "takeaway"
    verbose_name = "Bawaan"

    def ready(self) -> None:
        """Follow documents; read what was not read yet when the clock asks."""
        from knowledge.clock import register
        from knowledge.media.services import read_documents

        from .kinds import register_tellers
        from .receivers import connect
        from .services import build_packs, sweep

        connect()
        register_tellers()
        register("dokumen-dibaca", read_documents)
        register("paket-aspek", build_packs)
        register("berkas-lama", sweep)
