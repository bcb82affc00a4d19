"""Reads about frameworks and aspects that more than one room needs."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from knowledge.kept import forget, kept

if TYPE_CHECKING:
    from .models import Aspect, Framework

ACTIVE_ASPECTS = "aspects:active"
SUB_ASPECT_LINKS = "aspects:sub-aspect-links"
# Other processes learn of an editor's change this many seconds later.
KEPT_SECONDS = 60


@dataclass(frozen=True)
class SubAspectLink:
    """A sub-aspect as text can point to it."""

    code: str
    name: str
    url: str


def active_framework() -> "Framework | None":
    """The framework chosen in the CMS; None on an empty site."""
    from .models import MeritSettings

    return MeritSettings.load().active_framework


def active_aspects() -> list["Aspect"]:
    """The aspects proper of the active framework, in their order; kept in the process for a minute or until one is saved here."""
    return kept(ACTIVE_ASPECTS, read_active_aspects, seconds=KEPT_SECONDS)


def read_active_aspects() -> list["Aspect"]:
    """The aspects themselves (1 query)."""
    from .models import Aspect

    return list(Aspect.objects.active().roots())


def sub_aspect_links() -> dict[str, SubAspectLink]:
    """Sub-aspects of the active framework by code; kept in the process for a minute or until an aspect is saved here."""
    return kept(SUB_ASPECT_LINKS, read_sub_aspect_links, seconds=KEPT_SECONDS)


def read_sub_aspect_links() -> dict[str, SubAspectLink]:
    """The links themselves (1 query)."""
    from .models import Aspect

    subs = Aspect.objects.active().subs().select_related("parent")
    return {sub.code: SubAspectLink(sub.code, sub.name, sub.get_absolute_url()) for sub in subs}


def forget_aspects() -> None:
    """An aspect or the choice of framework changed."""
    forget(ACTIVE_ASPECTS, SUB_ASPECT_LINKS)
