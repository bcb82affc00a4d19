"""Reads of national numbers: what was reached beside what was aimed at."""

from dataclasses import dataclass
from decimal import Decimal

from .models import NationalFigure, Target


@dataclass(frozen=True)
class Progress:
    """A group of instansi: the target and the newest published figure; `actual` is None where nothing was published."""

    target: Target
    actual: NationalFigure | None

    @property
    def distance(self) -> Decimal | None:
        """Points of per cent still to go, negative once passed."""
        return self.target.percent - self.actual.value if self.actual else None


def progress_by_group(figures: list[NationalFigure]) -> list[Progress]:
    """Every target with the newest figure of its group among `figures` (1 query)."""
    newest: dict[str, NationalFigure] = {}
    for figure in sorted((f for f in figures if f.group), key=lambda f: f.as_of):
        newest[figure.group] = figure
    return [Progress(target, newest.get(target.label)) for target in Target.objects.order_by("year", "-percent", "label")]
