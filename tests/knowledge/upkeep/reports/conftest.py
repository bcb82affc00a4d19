"""Editors at their reports."""

import pytest


@pytest.fixture
def editor(home, signed_in):
    """A client signed in as an editor with the rights of the group."""
    from members.services import ensure_groups

    ensure_groups(home)
    return signed_in("editor")


@pytest.fixture
def read(editor):
    """The text of a CMS page as the editor gets it."""

    def make(address):
        response = editor.get(address)
        assert response.status_code == 200, (address, response.status_code)
        return " ".join(response.content.decode().split())

    return make
