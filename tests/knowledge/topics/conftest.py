"""Published guides with topics, and an editor."""

from collections.abc import Callable
from typing import Any

import pytest

from knowledge.aspects.models import Topic
from knowledge.models import GuideIndexPage, GuidePage
from members.services import ensure_groups


@pytest.fixture
def topic(db: None) -> Callable[[str], Topic]:
    """A topic of that name."""
    return lambda name: Topic.objects.create(name=name, slug=name.lower().replace(" ", "-"))


@pytest.fixture
def guide(home: Any, aspect: Callable[[str], Any]) -> Callable[..., Any]:
    """Publishes a guide with topics: `guide("Judul", one, other)`."""

    def make(title: str, *topics: Topic) -> Any:
        page = GuidePage(title=title)
        page.aspects.set([aspect("1")])
        page.topics.set(list(topics))
        GuideIndexPage.objects.get().add_child(instance=page)
        page.save_revision().publish()
        return GuidePage.objects.get(pk=page.pk)

    return make


@pytest.fixture
def editor(home: Any, person: Callable[..., Any]) -> Any:
    """Somebody who may merge."""
    ensure_groups(home)
    return person("editor")
