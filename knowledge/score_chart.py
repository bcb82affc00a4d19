"""The course of an instansi's published totals as geometry: plain numbers for an SVG that the server draws."""

from collections.abc import Sequence
from dataclasses import dataclass

from .score_points import KnownScore

WIDTH, HEIGHT = 380, 210
LEFT, RIGHT, TOP, BOTTOM = 44, 24, 34, 36
# Room above the highest total, so that its number does not touch the edge.
HEADROOM = 1.08


@dataclass(frozen=True)
class Dot:
    """One total: where it lies, and the words around it."""

    x: str
    y: str
    label_y: str
    total: str
    year: int


@dataclass(frozen=True)
class Course:
    """Everything the template draws; every number is text with a point, as SVG wants it."""

    width: int
    height: int
    dots: list[Dot]
    lines: list[str]
    base: str
    left: str
    right: str


def number(value: float) -> str:
    """A coordinate with one decimal."""
    return f"{value:.1f}"


def draw_course(scores: Sequence[KnownScore]) -> Course | None:
    """The totals over the years; a line joins those of one instrument only, for others cannot be compared. None without any."""
    if not scores:
        return None
    first, last = min(s.year for s in scores), max(s.year for s in scores)
    top = float(max(s.total for s in scores)) * HEADROOM or 1.0
    inner = WIDTH - LEFT - RIGHT

    def x(year: int) -> float:
        return LEFT + (inner / 2 if first == last else inner * (year - first) / (last - first))

    def y(score: KnownScore) -> float:
        return TOP + (HEIGHT - TOP - BOTTOM) * (1 - float(score.total) / top)

    joined: dict[str, list[str]] = {}
    for score in sorted(scores, key=lambda s: s.year):
        joined.setdefault(score.framework, []).append(f"{number(x(score.year))},{number(y(score))}")
    dots = [Dot(number(x(s.year)), number(y(s)), number(y(s) - 12), str(s.total), s.year) for s in scores]
    lines = [" ".join(points) for points in joined.values() if len(points) > 1]
    return Course(WIDTH, HEIGHT, dots, lines, number(HEIGHT - BOTTOM), number(LEFT), number(WIDTH - RIGHT))
