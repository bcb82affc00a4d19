"""Instansi that declare to apply a practice ("kami terapkan")."""

from django.apps import AppConfig


class AdoptionConfig(AppConfig):
    """Penerapan."""

    name = "knowledge.adoption"
    label = "adoption"
    verbose_name = "Penerapan"
