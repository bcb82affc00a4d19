"""Membership, roles and the one table of who may do what."""

from django.apps import AppConfig


class MembersConfig(AppConfig):
    """Membership."""

    name = "members"
    label = "members"
    verbose_name = "Keanggotaan"

    def ready(self) -> None:
        """Let groups follow roles."""
        from .receivers import connect

        connect()
