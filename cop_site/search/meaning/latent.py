"""The built-in backend: latent semantic analysis over the stems of the index, stored in one row that every process reads."""

import secrets
from collections.abc import Iterable
from importlib.util import find_spec
from threading import Lock

from cop_site.search.documents import Document
from cop_site.search.language import stems
from cop_site.search.models import MeaningSpace

from .base import Meaning, Near
from .space import Space, SpaceUnreadable

NAME = "lsa"


class LatentMeaning(Meaning):
    """Knows entries as they were at the last rebuild; one that was written since is absent, an edited one stands where it stood."""

    def __init__(self) -> None:
        # Looked for, not imported, so that a site without it is told at its start and not by the first renewal.
        if find_spec("sklearn") is None:
            raise ImportError("scikit-learn is not installed")
        self.lock = Lock()
        self.kept: tuple[str, Space] | None = None

    def rebuild(self, documents: Iterable[Document]) -> int:
        # Learning needs a library that answering does not: workers never import it.
        from .training import learned

        space = learned(documents)
        row = MeaningSpace(backend=NAME, version=secrets.token_hex(8), data=space.packed())
        MeaningSpace.objects.bulk_create([row], update_conflicts=True, unique_fields=["backend"], update_fields=["version", "data"])
        return len(space.ids)

    def nearest(self, wanted: str | int, limit: int) -> list[Near]:
        space = self.space()
        if space is None or limit < 1:
            return []
        if isinstance(wanted, str):
            direction = space.direction_of(stems(wanted))
            return space.nearest(direction, limit) if direction is not None else []
        direction = space.direction_at(wanted)
        found = space.nearest(direction, limit + 1) if direction is not None else []
        return [near for near in found if near.entry_id != wanted][:limit]

    def is_ready(self) -> bool:
        try:
            space = self.space()
        except SpaceUnreadable:
            return False
        return space is not None and len(space.ids) > 0

    def space(self) -> Space | None:
        """The newest space, kept by this process until there is a newer one; None before the first rebuild (1 query, 2 for a new one).

        Raises:
            SpaceUnreadable: it was stored by another version of this program.
        """
        row = MeaningSpace.objects.filter(backend=NAME)
        version = row.values_list("version", flat=True).first()
        if not version:
            return None
        with self.lock:
            if self.kept is None or self.kept[0] != version:
                # A still newer one may have come in between; it is taken with its own version.
                version, data = row.values_list("version", "data").get()
                self.kept = (version, Space.unpacked(bytes(data)))
            return self.kept[1]
