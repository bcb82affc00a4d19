"""Ticking off a step of a learning path."""

from typing import Any

from knowledge.models import LearningStep
from members.reading.models import FinishedStep

from .rights import demand_reader


class NotAStep(ValueError):
    """The page is no step of this published path."""


def set_finished(*, by: Any, path_id: int, target_id: int, is_finished: bool) -> None:
    """Tick a step of a path or take the tick away; doing so again changes nothing.

    Raises:
        NotAStep: the path is not published, or the page is not in it.
        PermissionDenied: the actor may not.
    """
    demand_reader(by)
    if not LearningStep.objects.filter(page=path_id, page__live=True, target=target_id).exists():
        raise NotAStep(path_id, target_id)
    if is_finished:
        FinishedStep.objects.get_or_create(user=by, path_id=path_id, target_id=target_id)
    else:
        FinishedStep.objects.filter(user=by, path=path_id, target=target_id).delete()
