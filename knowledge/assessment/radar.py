"""The radar of an assessment as geometry: plain numbers for an SVG that the server draws, no database, no template."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from math import cos, pi, sin

from .scoring import AspectOutcome

WIDTH, HEIGHT, RADIUS = 396, 296, 94
CENTRE_X, CENTRE_Y = WIDTH / 2, HEIGHT / 2
RINGS = (0.25, 0.5, 0.75, 1.0)
LABEL_GAP, LINE_HEIGHT, LABEL_CHARACTERS = 11, 14, 14
SIDEWAYS = 0.3  # beyond this cosine a label stands beside its axis instead of above or below it


@dataclass(frozen=True)
class Axis:
    """One aspect's axis: its end, its label in short lines, and the dot of its score where there is one."""

    x: str
    y: str
    label_x: str
    label_y: str
    anchor: str
    lines: tuple[str, ...]
    dot: tuple[str, str] | None
    is_stated: bool


@dataclass(frozen=True)
class Radar:
    """Everything the template draws; every number is text with a point, as SVG wants it."""

    width: int
    height: int
    centre: tuple[str, str]
    rings: tuple[str, ...]
    axes: tuple[Axis, ...]
    area: str
    target: str
    other: str


def number(value: float) -> str:
    """A coordinate with one decimal."""
    return f"{value:.1f}"


def point(index: int, count: int, share: float) -> tuple[float, float]:
    """Where a share of one lies on an axis; the first axis points up, the others follow clockwise."""
    angle = 2 * pi * index / count - pi / 2
    return CENTRE_X + RADIUS * share * cos(angle), CENTRE_Y + RADIUS * share * sin(angle)


def polygon(shares: Sequence[Decimal | float | None]) -> str:
    """The points of a closed shape; empty when a share is unknown, for a shape would invent it."""
    if any(share is None for share in shares):
        return ""
    places = (point(index, len(shares), float(share or 0)) for index, share in enumerate(shares))
    return " ".join(f"{number(x)},{number(y)}" for x, y in places)


def wrapped(text: str) -> tuple[str, ...]:
    """A label in lines short enough for the margin of a phone."""
    lines = [""]
    for word in text.split():
        if lines[-1] and len(lines[-1]) + len(word) >= LABEL_CHARACTERS:
            lines.append(word)
        else:
            lines[-1] = f"{lines[-1]} {word}".strip()
    return tuple(lines)


def axis(index: int, count: int, aspect: AspectOutcome) -> Axis:
    """One axis with its label outside the outermost ring."""
    x, y = point(index, count, 1)
    angle = 2 * pi * index / count - pi / 2
    across, down = cos(angle), sin(angle)
    lines = wrapped(aspect.spec.label)
    first_line = CENTRE_Y + (RADIUS + LABEL_GAP) * down + 4 - (len(lines) - 1) * LINE_HEIGHT * (1 - down) / 2
    anchor = "middle" if abs(across) < SIDEWAYS else ("start" if across > 0 else "end")
    dot = point(index, count, float(aspect.share)) if aspect.share is not None else None
    return Axis(
        x=number(x),
        y=number(y),
        label_x=number(CENTRE_X + (RADIUS + LABEL_GAP) * across),
        label_y=number(first_line),
        anchor=anchor,
        lines=lines,
        dot=(number(dot[0]), number(dot[1])) if dot else None,
        is_stated=aspect.statement is not None,
    )


def draw_radar(aspects: Sequence[AspectOutcome], *, target: Decimal | None, other: Sequence[AspectOutcome] = ()) -> Radar | None:
    """The radar of one layer, with the target as a ring and the other layer as a line; None with fewer than three aspects."""
    count = len(aspects)
    if count < 3 or all(aspect.share is None for aspect in aspects):
        return None
    return Radar(
        width=WIDTH,
        height=HEIGHT,
        centre=(number(CENTRE_X), number(CENTRE_Y)),
        rings=tuple(polygon([ring] * count) for ring in RINGS),
        axes=tuple(axis(index, count, aspect) for index, aspect in enumerate(aspects)),
        area=polygon([aspect.share for aspect in aspects]),
        target=polygon([target] * count) if target else "",
        other=polygon([aspect.share for aspect in other]) if other else "",
    )
