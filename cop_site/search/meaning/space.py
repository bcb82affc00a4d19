"""Entries and words as directions in one space: comparing them, and the bytes in which the space is stored. No database, no training here."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from io import BytesIO
from math import log
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray

from .base import Near

# What is less alike than this is chance; texts that share most of their subject are above 0.6.
NEAR_ENOUGH = 0.35
# The number grows when the stored arrays change; an older space is then learned anew.
FORMAT = 1


class SpaceUnreadable(Exception):
    """The stored bytes are of another format, or damaged."""


@dataclass(frozen=True)
class Space:
    """A row of length one for each entry (or of zeros, when nothing is known of it), and a row for each known stem."""

    ids: NDArray[np.int64]
    vectors: NDArray[np.float32]
    words: tuple[str, ...]
    # Half the bytes: only the few rows of a question are ever read.
    weights: NDArray[np.float16]

    @cached_property
    def places(self) -> dict[str, int]:
        """The row of each stem."""
        return {word: place for place, word in enumerate(self.words)}

    def direction_of(self, stems: Iterable[str]) -> NDArray[np.float32] | None:
        """Where a text points; None when no word of it is known."""
        counts = Counter(place for word in stems if (place := self.places.get(word)) is not None)
        if not counts:
            return None
        frequencies = np.array([1 + log(count) for count in counts.values()], dtype=np.float32)
        return unit_rows((frequencies @ self.weights[list(counts)].astype(np.float32))[np.newaxis])[0]

    def direction_at(self, entry_id: int) -> NDArray[np.float32] | None:
        """Where an entry points; None when it is not known."""
        found = np.flatnonzero(self.ids == entry_id)
        return self.vectors[found[0]] if len(found) else None

    def nearest(self, direction: NDArray[np.float32], limit: int) -> list[Near]:
        """The entries that point most alike, the nearest first; none that is far."""
        similarities = self.vectors @ direction
        near = np.flatnonzero(similarities >= NEAR_ENOUGH)
        best = near[np.lexsort((-self.ids[near], -similarities[near]))][:limit]
        return [Near(int(self.ids[place]), float(similarities[place])) for place in best]

    def packed(self) -> bytes:
        """The space as bytes; nothing in them is ever executed."""
        written = BytesIO()
        text = np.frombuffer("\n".join(self.words).encode(), dtype=np.uint8)
        np.savez(written, format=np.int64(FORMAT), ids=self.ids, vectors=self.vectors.astype(np.float16), words=text, weights=self.weights)
        return written.getvalue()

    @classmethod
    def unpacked(cls, data: bytes) -> "Space":
        """The space again.

        Raises:
            SpaceUnreadable: the bytes hold none of this format.
        """
        try:
            with np.load(BytesIO(data), allow_pickle=False) as stored:
                if int(stored["format"]) != FORMAT:
                    raise SpaceUnreadable(f"Format {stored['format']}, not {FORMAT}.")
                words = tuple(stored["words"].tobytes().decode().split("\n")) if len(stored["words"]) else ()
                return cls(stored["ids"], unit_rows(stored["vectors"].astype(np.float32)), words, stored["weights"])
        except (BadZipFile, ValueError, KeyError, EOFError, OSError) as error:
            raise SpaceUnreadable(str(error)) from error


def unit_rows(vectors: NDArray[np.float32]) -> NDArray[np.float32]:
    """Each row at length one; rows of zeros as they are."""
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    scaled: NDArray[np.float32] = (vectors / np.where(lengths > 0, lengths, 1)).astype(np.float32, copy=False)
    return scaled
