"""Reads about frameworks and aspects that more than one room needs."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .models import Aspect, Framework


def active_framework() -> "Framework | None":
    """The framework chosen in the CMS; None on an empty site."""
    from .models import MeritSettings

    return MeritSettings.load().active_framework


def active_aspects() -> list["Aspect"]:
    """The aspects proper of the active framework, in their order (2 queries)."""
    from .models import Aspect

    return list(Aspect.objects.active().roots())
