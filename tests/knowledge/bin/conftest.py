"""Editors at the bin."""

import pytest

from knowledge.bin.models import BinItem
from knowledge.bin.services import throw_away
from tests.knowledge.conftest import publish, text_of
from tests.knowledge.upkeep.reports.conftest import editor

__all__ = ["editor", "publish", "text_of"]


@pytest.fixture
def admin(home, signed_in):
    """A client signed in as a national administrator with the rights of the group."""
    from members.services import ensure_groups

    ensure_groups(home)
    return signed_in("admin")


@pytest.fixture
def binned(publish, person):
    """A page of the library in the bin: `binned(GuidePage, "Judul")`."""

    def make(model, title="Sebuah halaman", **fields) -> BinItem:
        return throw_away(publish(model, title, **fields), by=person("editor"))

    return make
