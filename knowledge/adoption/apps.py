"""Instansi that declare to apply a practice ("kami terapkan")."""

from django.apps import AppConfig


class AdoptionConfig(AppConfig):
    """Penerapan."""

    name = "knowledge.adoption"
    label = "adoption"
    verbose_name = "Penerapan"

    def ready(self) -> None:
        """Tell the catalogue how many apply a thing, and the clock what to do."""
        from knowledge import clock
        from knowledge.catalogue.registry import register_facts
        from knowledge.journal import acts

        from .acts import ACTS
        from .jobs import refresh_expired, tell_contributors
        from .selectors import adoption_facts

        register_facts(adoption_facts)
        acts.register(*ACTS)
        clock.register("Kabar penerapan kepada kontributor", tell_contributors)
        clock.register("Verifikasi penerapan yang berakhir", refresh_expired)
