"""Total, band and index of a sheet of scores."""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from .spec import AspectSpec, BandSpec, FrameworkSpec, Sheet

INDEX_STEP = Decimal("0.01")
LOWEST_INDEX, HIGHEST_INDEX = Decimal(0), Decimal(1)


@dataclass(frozen=True)
class Tally:
    """The sum of what is known and how complete it is. `total` is None when nothing is known."""

    total: Decimal | None
    scored: int
    of: int
    is_stated: bool = False

    @property
    def is_complete(self) -> bool:
        """Whether the total stands for all aspects: each has a score, or the total itself was published."""
        return self.total is not None and (self.is_stated or self.scored == self.of)


def sub_values(aspect: AspectSpec, sheet: Sheet) -> tuple[Decimal, ...] | None:
    """The scores of all sub-aspects; None unless every one is known."""
    if not aspect.subs or any(sub.code not in sheet.values for sub in aspect.subs):
        return None
    return tuple(sheet.values[sub.code] for sub in aspect.subs)


def value_of(aspect: AspectSpec, sheet: Sheet) -> Decimal | None:
    """An aspect's score: the sum of its sub-aspects when all are known, else the score given for it."""
    subs = sub_values(aspect, sheet)
    return sum(subs, Decimal(0)) if subs is not None else sheet.values.get(aspect.code)


def tally(spec: FrameworkSpec, sheet: Sheet) -> Tally:
    """The total: the sum over all aspects, or the published total while scores per aspect are incomplete."""
    known = [value for value in (value_of(aspect, sheet) for aspect in spec.aspects) if value is not None]
    of = len(spec.aspects)
    if sheet.stated_total is not None and (len(known) < of or not of):
        return Tally(sheet.stated_total, len(known), of, is_stated=True)
    return Tally(sum(known, Decimal(0)) if known else None, len(known), of)


def band_of(spec: FrameworkSpec, total: Decimal) -> BandSpec | None:
    """The band of a total; half-open, so that 324.5 still belongs below 325.

    Above the last published ceiling the highest band holds; below the lowest floor there is none.
    """
    reached = [band for band in spec.bands if band.floor <= total]
    return reached[-1] if reached else None


def index_of(spec: FrameworkSpec, total: Decimal) -> Decimal | None:
    """The index, linear within each band, two decimals.

    Between a band's published ceiling and the next floor, and above the last ceiling, the band's own highest index holds.
    """
    band = band_of(spec, total)
    if band is None:
        return None
    way = min((total - band.floor) / (band.ceiling - band.floor), Decimal(1))
    index = band.index_floor + way * (band.index_ceiling - band.index_floor)
    return min(max(index, LOWEST_INDEX), HIGHEST_INDEX).quantize(INDEX_STEP, rounding=ROUND_HALF_UP)


def next_evaluation_year(band: BandSpec | None, year: int) -> int | None:
    """The year in which the band asks for the next evaluation; None where it sets no interval."""
    return year + band.evaluation_years if band and band.evaluation_years else None
