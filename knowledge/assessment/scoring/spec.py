"""What the arithmetic works on: a framework and one sheet of scores, both frozen and free of the database."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from functools import cached_property


@dataclass(frozen=True)
class AspectSpec:
    """An aspect or, within `subs`, a sub-aspect. A maximum of None means that the framework has not published one."""

    code: str
    name: str
    position: int = 0
    max_score: Decimal | None = None
    min_score: Decimal | None = None
    weight: Decimal | None = None
    level_max: int | None = None
    subs: tuple[AspectSpec, ...] = ()
    short_name: str = ""
    pk: int = 0

    @property
    def label(self) -> str:
        """The short name where there is one, for pictures and chips."""
        return self.short_name or self.name

    def level_of(self, value: Decimal) -> int | None:
        """The level that a sub-aspect's score stands for; None when it lies between levels or none is defined."""
        if not self.weight:
            return None
        level = value / self.weight
        return int(level) if level == level.to_integral_value() else None


@dataclass(frozen=True)
class BandSpec:
    """A category: from `floor` up to the next band's floor. `ceiling` is only the published upper end."""

    rank: int
    code: str
    name: str
    floor: Decimal
    ceiling: Decimal
    index_floor: Decimal
    index_ceiling: Decimal
    consequence: str = ""
    evaluation_years: int | None = None
    is_good: bool = False
    talent_pool: str = ""


@dataclass(frozen=True)
class FrameworkSpec:
    """One version of the instrument, aspects and bands in their order whatever order they came in."""

    code: str
    name: str
    max_score: Decimal | None = None
    aspects: tuple[AspectSpec, ...] = ()
    bands: tuple[BandSpec, ...] = ()
    index_is_provisional: bool = True
    pk: int = 0

    def __post_init__(self) -> None:
        object.__setattr__(self, "aspects", tuple(sorted(self.aspects, key=lambda a: (a.position, a.code))))
        object.__setattr__(self, "bands", tuple(sorted(self.bands, key=lambda b: b.floor)))

    @property
    def is_computable(self) -> bool:
        """Whether scores can become a category: maxima of every aspect, of the whole, and bands are known."""
        return bool(self.max_score and self.bands and self.aspects and all(a.max_score for a in self.aspects))

    @cached_property
    def by_code(self) -> dict[str, AspectSpec]:
        """Aspects and sub-aspects by their code."""
        return {spec.code: spec for aspect in self.aspects for spec in (aspect, *aspect.subs)}

    @property
    def lowest_good_band(self) -> BandSpec | None:
        """The lowest band that counts as good; its floor is the first border of weakness."""
        return next((band for band in self.bands if band.is_good), None)

    @property
    def best_band(self) -> BandSpec | None:
        """The highest band; its floor is the target when none is set."""
        return self.bands[-1] if self.bands else None

    def share_of(self, score: Decimal) -> Decimal:
        """A total as a share of the framework's maximum."""
        return score / self.max_score if self.max_score else Decimal(0)


class StatementKind(StrEnum):
    """What a source says of an aspect without giving a number."""

    WEAK = "lemah"
    MAXIMAL = "maksimal"


@dataclass(frozen=True)
class Statement:
    """A source's words about one aspect."""

    code: str
    kind: StatementKind
    text: str = ""
    source: str = ""


@dataclass(frozen=True)
class Sheet:
    """Everything known of one assessment in one layer: current scores by code, statements, a published total, a target."""

    values: Mapping[str, Decimal] = field(default_factory=dict)
    statements: tuple[Statement, ...] = ()
    stated_total: Decimal | None = None
    target_score: Decimal | None = None

    @cached_property
    def stated(self) -> dict[str, Statement]:
        """Statements by aspect code."""
        return {statement.code: statement for statement in self.statements}

    @property
    def is_empty(self) -> bool:
        """Whether nothing is known at all."""
        return not self.values and not self.statements and self.stated_total is None
