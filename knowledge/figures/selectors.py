"""Reads of national numbers: what was reached beside what was aimed at."""

from dataclasses import dataclass
from decimal import Decimal

from knowledge.kept import kept

from .models import Indicator, NationalFigure, Target

# An editor's change shows this many seconds later.
KEPT_SECONDS = 60


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


def indicators_by_regulation() -> dict[str, list[Indicator]]:
    """Indicators by the code of the regulation that sets them; there are few, and every regulation's page asks (kept for a minute)."""
    return kept("figures:indicators", read_indicators, seconds=KEPT_SECONDS)


def read_indicators() -> dict[str, list[Indicator]]:
    """The indicators themselves (1 query)."""
    found: dict[str, list[Indicator]] = {}
    for indicator in Indicator.objects.exclude(regulation_code=""):
        found.setdefault(indicator.regulation_code, []).append(indicator)
    return found
