"""The woven pattern (anyaman) of the site: plain geometry from two small numbers, no colour of its own.

Strands lie as the aspects of a framework do: one horizontal strand each, the one meant standing out. Vertical
strands are what the aspects share. How they cross (plain, twill, herringbone, basket) follows from the seed.
"""

from collections.abc import Iterator
from functools import lru_cache

STRANDS = 8
COLUMNS = 36
PITCH = 8
WIDTH = 6.6
GAP = 0.7

# One binding for each of the twelve places of the palette: (over, under, course).
BINDINGS = (
    (2, 2, "twill"),
    (3, 3, "herringbone"),
    (2, 2, "basket"),
    (3, 2, "twill"),
    (2, 2, "herringbone"),
    (4, 4, "twill"),
    (2, 3, "herringbone"),
    (3, 3, "twill"),
    (4, 2, "herringbone"),
    (2, 3, "twill"),
    (3, 3, "basket"),
    (4, 4, "herringbone"),
)
TURN = 6


def is_weft_over(row: int, column: int, *, binding: tuple[int, int, str]) -> bool:
    """Whether the horizontal strand lies on top where it crosses this vertical one."""
    over, under, course = binding
    if course == "basket":
        return (row // over + column // over) % 2 == 0
    if course == "herringbone":
        column = column % (2 * TURN)
        column = min(column, 2 * TURN - 1 - column)
    return (column + row) % (over + under) < over


def runs(flags: list[bool]) -> Iterator[tuple[int, int]]:
    """Start and length of every unbroken stretch of True."""
    start = None
    for index, flag in enumerate([*flags, False]):
        if flag and start is None:
            start = index
        elif not flag and start is not None:
            yield start, index - start
            start = None


def number(value: float) -> str:
    """A coordinate in as few characters as it needs."""
    return f"{value:.1f}".rstrip("0").rstrip(".")


def strand(row: int, *, columns: int, binding: tuple[int, int, str]) -> str:
    """The visible pieces of one horizontal strand, as path commands."""
    flags = [is_weft_over(row, column, binding=binding) for column in range(columns)]
    y = number(row * PITCH + PITCH / 2)
    return "".join(f"M{number(start * PITCH - GAP)} {y}h{number(length * PITCH + 2 * GAP)}" for start, length in runs(flags))


def warp(column: int, *, strands: int, binding: tuple[int, int, str]) -> str:
    """The visible pieces of one vertical strand, as path commands."""
    flags = [not is_weft_over(row, column, binding=binding) for row in range(strands)]
    x = number(column * PITCH + PITCH / 2)
    return "".join(f"M{x} {number(start * PITCH - GAP)}v{number(length * PITCH + 2 * GAP)}" for start, length in runs(flags))


@lru_cache(maxsize=128)
def weave_paths(seed: int, strands: int = STRANDS, columns: int = COLUMNS) -> str:
    """The pattern as three SVG paths, drawn in `currentColor`: shared strands, strands, and the one meant.

    `seed` is the position of an aspect, from 1; any integer is answered. `strands` is how many aspects there are.
    """
    strands = max(strands, 1)
    binding = BINDINGS[(seed - 1) % len(BINDINGS)]
    meant = (seed - 1) % strands
    others = "".join(strand(row, columns=columns, binding=binding) for row in range(strands) if row != meant)
    shared = "".join(warp(column, strands=strands, binding=binding) for column in range(columns))
    one = strand(meant, columns=columns, binding=binding)
    return (
        f'<g fill="none" stroke="currentColor" stroke-width="{WIDTH}">'
        f'<path opacity=".16" d="{shared}"/><path opacity=".36" d="{others}"/><path opacity=".9" d="{one}"/></g>'
    )


def weave_svg(seed: int, strands: int = STRANDS, columns: int = COLUMNS) -> str:
    """The pattern as a whole SVG element that fills its box; decoration, silent for screen readers."""
    box = f"0 0 {columns * PITCH} {max(strands, 1) * PITCH}"
    return (
        f'<svg class="weave" xmlns="http://www.w3.org/2000/svg" viewBox="{box}" '
        f'preserveAspectRatio="xMidYMid slice" aria-hidden="true">{weave_paths(seed, strands, columns)}</svg>'
    )


def weave_sprite() -> str:
    """The twelve patterns of the palette as one file of symbols `w1` to `w12`, so that a list of cards stays light."""
    symbols = []
    for seed in range(1, len(BINDINGS) + 1):
        box = f"0 0 {COLUMNS * PITCH} {STRANDS * PITCH}"
        symbols.append(f'<symbol id="w{seed}" viewBox="{box}" preserveAspectRatio="xMidYMid slice">{weave_paths(seed)}</symbol>')
    return '<svg xmlns="http://www.w3.org/2000/svg">\n' + "\n".join(symbols) + "\n</svg>\n"
