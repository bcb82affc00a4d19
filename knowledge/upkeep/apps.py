"""Keeps content true: who looks after an item, when it is reviewed, what a change of regulation asks, what is missing."""

from django.apps import AppConfig


class UpkeepConfig(AppConfig):
    """Perawatan isi."""

    name = "knowledge.upkeep"
    label = "upkeep"
    verbose_name = "Perawatan isi"

    def ready(self) -> None:
        """Listen to publishing, tell the catalogue which reviews are open, and give the clock its jobs."""
        from knowledge.catalogue.registry import register_facts
        from knowledge.clock import register
        from knowledge.journal import acts

        from . import jobs, receivers, selectors, services
        from .acts import ACTS

        receivers.connect()
        acts.register(*ACTS)
        register_facts(selectors.open_review_facts)
        register("Halaman terjadwal", jobs.scheduled_pages)
        register("Tanggal tinjauan", services.open_scheduled_reviews)
        register("Surat tinjauan", services.tell_stewards)
