"""Forms that editors build: asked on an address of their own, read by whoever is in charge, deleted in time."""

from django.apps import AppConfig


class FormPagesConfig(AppConfig):
    """Formulir."""

    name = "knowledge.formpages"
    label = "formpages"
    verbose_name = "Formulir"

    def ready(self) -> None:
        """Give the clock the work of deleting what has been kept long enough."""
        from knowledge.clock import register

        from .services import delete_expired

        register("Isian formulir yang lewat masanya", delete_expired)
