"""Guesses what a reader meant to write, from words that the index holds."""

from collections.abc import Iterable

SHORTEST_CORRECTED = 4
# From this length on, two letters may be wrong.
LONG_WORD = 8
MOST_CORRECTED = 3
# Parts of a word that was written together are at least so long.
SHORTEST_PART = 4


def distance(one: str, other: str, most: int) -> int:
    """How many letters must be put, taken, changed or swapped with their neighbour; `most` + 1 when more than `most`."""
    if abs(len(one) - len(other)) > most:
        return most + 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        current = [i]
        for j, candidate in enumerate(other, 1):
            cost = min(row[j] + 1, current[j - 1] + 1, row[j - 1] + (letter != candidate))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == candidate:
                cost = min(cost, before[j - 2] + 1)
            current.append(cost)
        if min(current) > most:
            return most + 1
        before, row = row, current
    return row[-1]


def tolerance(word: str) -> int:
    """How many letters of a word may be wrong."""
    if len(word) < SHORTEST_CORRECTED or not word.isalpha():
        return 0
    return 2 if len(word) >= LONG_WORD else 1


def splits(word: str) -> list[tuple[str, str]]:
    """The ways in which a word may be two that were written together ("tindaklanjut")."""
    if not word.isalpha():
        return []
    return [(word[:end], word[end:]) for end in range(SHORTEST_PART, len(word) - SHORTEST_PART + 1)]


def closest(word: str, candidates: Iterable[tuple[str, int]]) -> str | None:
    """The candidate that is nearest, the more frequent of two equally near ones; None when none is near enough."""
    most = tolerance(word)
    near = ((distance(word, other, most), -count, other) for other, count in candidates)
    best = min((found for found in near if found[0] <= most), default=None)
    return best[2] if best else None
