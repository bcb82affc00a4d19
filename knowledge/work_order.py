"""The order of work among guides and practices: what comes before a page, what after it, and the drawing of both.

Edges lead from a page to what it requires. Two editors may close a circle at the same moment; everything here bears one.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from .catalogue.models import Entry
from .kept import forget, kept

Edges = frozenset[tuple[int, int]]

KEY, SECONDS = "work-order-edges", 60
# More than this nobody follows in one drawing; what is nearest stays.
MOST_DRAWN = 14
BOX_WIDTH, BOX_HEIGHT, GAP_ACROSS, GAP_DOWN, EDGE = 208, 60, 20, 38, 4
LETTERS_A_LINE, LINES = 27, 2


def known_edges() -> Edges:
    """Every dependency that was published, kept in memory (1 query a minute)."""
    from .models import Dependency

    return kept(KEY, lambda: frozenset(Dependency.objects.values_list("page", "requires")), seconds=SECONDS)


def forget_edges() -> None:
    """An editor has changed one."""
    forget(KEY)


def adjacent(edges: Edges, *, upwards: bool) -> dict[int, list[int]]:
    """What each page requires, or (not upwards) what requires it; in a fixed order."""
    found: dict[int, list[int]] = defaultdict(list)
    for page, required in sorted(edges):
        found[page if upwards else required].append(required if upwards else page)
    return found


def reachable(edges: Edges, start: int, *, upwards: bool = True) -> list[int]:
    """Everything before a page, or after it, the nearest first; the page itself only in a circle."""
    links, found, front = adjacent(edges, upwards=upwards), dict[int, None](), [start]
    while front:
        front = [near for page in front for near in links.get(page, []) if near not in found]
        found.update(dict.fromkeys(front))
    return list(found)


def around(page: int) -> list[int]:
    """Keys of what stands before and after a page, at most so many as are drawn."""
    edges = known_edges()
    before, after = reachable(edges, page), reachable(edges, page, upwards=False)
    return [key for key in dict.fromkeys([*before[: MOST_DRAWN // 2], *after]) if key != page][: MOST_DRAWN - 1]


def layers(keys: Iterable[int], edges: Edges) -> list[list[int]]:
    """The keys in steps: each stands in the first step after everything that it requires among them."""
    left, steps = dict.fromkeys(keys), list[list[int]]()
    requires = adjacent(edges, upwards=True)
    while left:
        free = [key for key in left if not any(other in left and other != key for other in requires.get(key, []))]
        # In a circle nothing is free; its first page opens it.
        free = free or [next(iter(left))]
        steps.append(free)
        for key in free:
            del left[key]
    return steps


@dataclass(frozen=True)
class Box:
    """One page in the drawing: its place, its title in lines, and whether it is the page being read."""

    entry: Entry
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
class Step:
    """One step of the list beside the drawing."""

    entries: list[Entry]
    is_here: bool


@dataclass(frozen=True)
class WorkOrder:
    """What the template draws and lists."""

    width: int
    height: int
    boxes: list[Box]
    curves: list[str]
    steps: list[Step]
    before: list[Entry]


def work_order(page: int, entries: Mapping[int, Entry]) -> WorkOrder | None:
    """The order around a page among published `entries` by page; None when the page stands alone."""
    edges = known_edges()
    keys = [key for key in [page, *around(page)] if key in entries]
    if page not in keys or len(keys) == 1:
        return None
    edges = frozenset((one, other) for one, other in edges if one in keys and other in keys)
    steps = layers(sorted(keys, key=lambda key: (entries[key].title, key)), edges)
    widest = max(map(len, steps))
    width = widest * BOX_WIDTH + (widest - 1) * GAP_ACROSS + 2 * EDGE
    boxes = {}
    for row, step in enumerate(steps):
        left = (width - len(step) * BOX_WIDTH - (len(step) - 1) * GAP_ACROSS) // 2
        for column, key in enumerate(step):
            x, y = left + column * (BOX_WIDTH + GAP_ACROSS), EDGE + row * (BOX_HEIGHT + GAP_DOWN)
            boxes[key] = Box(entries[key], x, y, title_lines(entries[key].title, y), key == page)
    return WorkOrder(
        width=width,
        height=len(steps) * BOX_HEIGHT + (len(steps) - 1) * GAP_DOWN + 2 * EDGE,
        boxes=list(boxes.values()),
        curves=[curve(boxes[required], boxes[later]) for later, required in sorted(edges)],
        steps=[Step([entries[key] for key in step], page in step) for step in steps],
        before=[entries[key] for key in adjacent(edges, upwards=True).get(page, [])],
    )


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


def curve(first: Box, later: Box) -> str:
    """The path of a line from the foot of what comes first to the head of what comes later."""
    x1, y1, x2, y2 = first.x + BOX_WIDTH // 2, first.y + BOX_HEIGHT, later.x + BOX_WIDTH // 2, later.y
    bend = (y1 + y2) // 2
    return f"M{x1} {y1}C{x1} {bend} {x2} {bend} {x2} {y2}"
