"""Which levels an aspect of a framework has; read from the framework, never from here."""

from django.db.models import Max, Min

from knowledge.aspects.models import Aspect


class NoSuchLevel(ValueError):
    """The framework does not have this level for the aspect."""


def levels_of(aspect: Aspect) -> range:
    """The levels of a sub-aspect, or all that the sub-aspects of an aspect have; empty where the framework states none (1 query at most)."""
    low, high = aspect.level_min, aspect.level_max
    if high is None:
        found = aspect.children.aggregate(low=Min("level_min"), high=Max("level_max"))
        low, high = found["low"], found["high"]
    return range(low or 0, high + 1) if high is not None else range(0)


def check_level(aspect: Aspect, level: int | None) -> None:
    """Stop unless the level is one of the aspect's; where the framework states none, none is given.

    Raises:
        NoSuchLevel: it is not.
    """
    levels = levels_of(aspect)
    if (level is None and levels) or (level is not None and level not in levels):
        raise NoSuchLevel(aspect.code, level)
