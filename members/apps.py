"""Membership, roles and the one table of who may do what."""

from django.apps import AppConfig


class MembersConfig(AppConfig):
    """Membership."""

    name = "members"
    label = "members"
    verbose_name = "Keanggotaan"

    def ready(self) -> None:
        """Let groups follow roles, also when a role ends with time."""
        from knowledge import clock
        from knowledge.journal import acts

        from .acts import ACTS
        from .receivers import connect
        from .services.roles import end_expired_grants

        connect()
        acts.register(*ACTS)
        clock.register("Peran yang berakhir", end_expired_grants)
