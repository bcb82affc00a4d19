"""Where people appear: upper floors tell here, in `ready()`, how to find a person in what they publish."""

from knowledge.instansi.registry import Appearance, Finders

__all__ = ["Appearance", "appearances_of", "register"]

_people = Finders()
register = _people.register
appearances_of = _people.appearances_of
