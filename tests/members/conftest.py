"""Discussions and posts for the tests of this floor."""

import pytest

from members.forum.services import add_post, open_discussion


@pytest.fixture
def discussion(person, aspect):
    """A maker of discussions: `discussion("Judul", by=user, aspects=["3"])`."""

    def make(title="Bagaimana memulai manajemen talenta?", *, by=None, aspects=("3",), text="Kami **baru** mulai.", **more):
        return open_discussion(by=by or person("anggota"), title=title, text=text, aspects=[aspect(code) for code in aspects], **more)

    return make


@pytest.fixture
def reply(person):
    """A maker of replies: `reply(discussion, "Teks", by=user)`."""

    def make(discussion, text="Mulai dari data kinerja.", *, by=None, **more):
        return add_post(discussion, by=by or person("narasumber", "32"), text=text, **more)

    return make
