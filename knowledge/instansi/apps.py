"""The register of instansi, provinces, regional offices and dated mandates."""

from django.apps import AppConfig


class InstansiConfig(AppConfig):
    """The register."""

    name = "knowledge.instansi"
    label = "instansi"
    verbose_name = "Instansi"
