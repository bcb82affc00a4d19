"""The order of work among guides and practices: what comes before a page and what after it, step by step.

Edges lead from a page to what it requires. Two editors may close a circle at the same moment; everything here bears one.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from .catalogue.models import Entry
from .kept import forget, kept
from .work_order_chart import Chart, draw

Edges = frozenset[tuple[int, int]]

KEY, SECONDS = "work-order-edges", 60
# More than this nobody follows in one drawing; what is nearest stays.
MOST_DRAWN = 14


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
class Step:
    """One step of the list beside the drawing."""

    entries: list[Entry]
    is_here: bool


@dataclass(frozen=True)
class WorkOrder:
    """What the template draws and lists."""

    chart: Chart
    steps: list[Step]


def work_order(page: int, entries: Mapping[int, Entry]) -> WorkOrder | None:
    """The order around a page among published `entries` by page; None when the page stands alone."""
    edges = known_edges()
    keys = [key for key in [page, *around(page)] if key in entries]
    if page not in keys or len(keys) == 1:
        return None
    edges = frozenset((one, other) for one, other in edges if one in keys and other in keys)
    steps = layers(sorted(keys, key=lambda key: (entries[key].title, key)), edges)
    chart = draw(steps, edges, {key: entries[key].title for key in keys}, here=page)
    return WorkOrder(chart, [Step([entries[key] for key in step], page in step) for step in steps])
