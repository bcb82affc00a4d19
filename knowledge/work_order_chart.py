"""The order of work as geometry: boxes in rows and the lines between them, for an SVG that the server draws."""

from collections.abc import Mapping
from dataclasses import dataclass
from statistics import fmean

BOX_WIDTH, BOX_HEIGHT, LANE_WIDTH, GAP_ACROSS, GAP_DOWN, EDGE = 240, 60, 12, 20, 38, 4
LETTERS_A_LINE, LINES = 27, 2

# What stands in a row: a page by its key, or the lane of a line (from, to) that passes through the row.
Place = int | tuple[int, int]


@dataclass(frozen=True)
class Box:
    """One page: its place, its title in lines with their heights, and whether it is the page being read."""

    x: int
    y: int
    lines: list[tuple[int, str]]
    is_here: bool
    width: int = BOX_WIDTH
    height: int = BOX_HEIGHT

    @property
    def text_x(self) -> int:
        """Where its lines begin."""
        return self.x + 12


@dataclass(frozen=True)
class Chart:
    """Everything the template draws."""

    width: int
    height: int
    boxes: list[Box]
    lines: list[str]


def draw(steps: list[list[int]], edges: frozenset[tuple[int, int]], titles: Mapping[int, str], *, here: int) -> Chart:
    """The steps one below the other; `edges` lead from a page to what it requires."""
    row_of = {key: row for row, step in enumerate(steps) for key in step}
    downwards = sorted((required, later) for later, required in edges if row_of[required] < row_of[later])
    rows = untangled(with_lanes(steps, downwards, row_of), downwards)
    width = max(map(width_of, rows)) + 2 * EDGE
    middle: dict[tuple[Place, int], int] = {}
    boxes = []
    for row, places in enumerate(rows):
        x, y = (width - width_of(places)) // 2, EDGE + row * (BOX_HEIGHT + GAP_DOWN)
        for place in places:
            wide = BOX_WIDTH if isinstance(place, int) else LANE_WIDTH
            middle[place, row] = x + wide // 2
            if isinstance(place, int):
                boxes.append(Box(x, y, title_lines(titles[place], y), place == here))
            x += wide + GAP_ACROSS
    height = len(rows) * (BOX_HEIGHT + GAP_DOWN) - GAP_DOWN + 2 * EDGE
    return Chart(width, height, boxes, [line(edge, row_of, middle) for edge in downwards])


def with_lanes(steps: list[list[int]], downwards: list[tuple[int, int]], row_of: Mapping[int, int]) -> list[list[Place]]:
    """The rows, each with a lane for every line that only passes through, so that no line runs behind a box."""
    return [[*step, *((first, later) for first, later in downwards if row_of[first] < row < row_of[later])] for row, step in enumerate(steps)]


def untangled(rows: list[list[Place]], downwards: list[tuple[int, int]]) -> list[list[Place]]:
    """Every row in the order of what stands above it and is joined with it, then once more from below, so that few lines cross."""
    for order in (range(1, len(rows)), range(len(rows) - 2, -1, -1), range(1, len(rows))):
        above = order.step > 0
        for row in order:
            near = {place: number for number, place in enumerate(rows[row - 1 if above else row + 1])}
            kept = {place: number for number, place in enumerate(rows[row])}

            def at(place: Place, near: dict[Place, int] = near, kept: dict[Place, int] = kept) -> tuple[float, int]:
                joined = [near[other] for other in touching(place, downwards) if other in near]
                return (fmean(joined) if joined else float(kept[place]), kept[place])

            rows[row] = sorted(rows[row], key=at)
    return rows


def touching(place: Place, downwards: list[tuple[int, int]]) -> list[Place]:
    """What a place is joined with in a row beside its own: pages, and the lanes of its lines."""
    if not isinstance(place, int):
        return [place, *place]
    return [other for first, later in downwards if place in (first, later) for other in (first, later, (first, later)) if other != place]


def width_of(places: list[Place]) -> int:
    """How wide a row is."""
    return sum(BOX_WIDTH if isinstance(place, int) else LANE_WIDTH for place in places) + GAP_ACROSS * (len(places) - 1)


def line(edge: tuple[int, int], row_of: Mapping[int, int], middle: Mapping[tuple[Place, int], int]) -> str:
    """The path of a line from the foot of what comes first, through its lanes, to the head of what comes later."""
    first, later = edge
    top = EDGE + row_of[first] * (BOX_HEIGHT + GAP_DOWN) + BOX_HEIGHT
    x = middle[first, row_of[first]]
    parts = [f"M{x} {top}"]
    for row in range(row_of[first] + 1, row_of[later] + 1):
        to, bottom = middle[later if row == row_of[later] else edge, row], top + GAP_DOWN
        bend = (top + bottom) // 2
        parts.append(f"C{x} {bend} {to} {bend} {to} {bottom}")
        if row < row_of[later]:
            parts.append(f"V{bottom + BOX_HEIGHT}")
        x, top = to, bottom + BOX_HEIGHT
    return "".join(parts)


def title_lines(title: str, top: int) -> list[tuple[int, str]]:
    """A title in at most two lines with their heights; what does not fit ends in an ellipsis."""
    lines = [""]
    for word in title.split():
        if lines[-1] and len(f"{lines[-1]} {word}") > LETTERS_A_LINE:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    shown = [line if len(line) <= LETTERS_A_LINE else f"{line[: LETTERS_A_LINE - 1]}…" for line in lines[:LINES]]
    if len(lines) > LINES and not shown[-1].endswith("…"):
        shown[-1] = f"{shown[-1][: LETTERS_A_LINE - 1]}…"
    first = top + (25 if len(shown) == LINES else 35)
    return [(first + 20 * number, line) for number, line in enumerate(shown)]
