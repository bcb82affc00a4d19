"""The events of the demonstration content, planted as the demo command plants them, and single made-up ones."""

import tomllib
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import time_machine

CONTENT = Path(__file__).parent.parent.parent / "cop_site" / "demo" / "content"


def content(folder: str, slug: str) -> dict[str, Any]:
    """One content file; its body, which has its own tests, reduced to one paragraph."""
    data = tomllib.loads((CONTENT / folder / f"{slug}.toml").read_text(encoding="utf-8"))
    return {**data, "body_blocks": [("paragraph", f"<p>{data.get('summary', '')}</p>")]}


@pytest.fixture(autouse=True)
def _today() -> Iterator[None]:
    """Sunday, 22 November 2026: after the events of the sources, before the planned ones."""
    with time_machine.travel(datetime(2026, 11, 22, 3, 0, tzinfo=UTC), tick=True):
        yield


@pytest.fixture
def people(instansi: Callable[[str], Any]) -> dict[str, Any]:
    """The people of the content files by slug, with their dated positions."""
    from knowledge.people.models import Person, Position

    found = {}
    for path in sorted((CONTENT / "people").glob("*.toml")):
        data = content("people", path.stem)
        person = Person.objects.create(**{key: data[key] for key in ("slug", "name", "title_prefix", "title_suffix", "is_office")})
        for order, item in enumerate(data["positions"]):
            facts = {**item, "instansi": instansi(item["instansi"])}
            Position.objects.create(person=person, sort_order=order, **facts)
        found[person.slug] = person
    return found


@pytest.fixture
def event_index(home: Any) -> Any:
    from events.models import EventIndexPage

    return EventIndexPage.objects.get()


@pytest.fixture
def podcast_index(home: Any) -> Any:
    from events.podcast.models import PodcastIndexPage

    return PodcastIndexPage.objects.get()


@pytest.fixture
def series(event_index: Any, podcast_index: Any) -> Callable[[str], Any]:
    """A series of the content files, published once in a test: `series("pojok-komunitas")`."""
    from events.importing import create_series

    @cache
    def make(slug: str) -> Any:
        data = content("series", slug)
        return create_series(podcast_index if data["kind"] == "podcast" else event_index, data)

    return make


@pytest.fixture
def demo_event(event_index: Any, series: Callable[[str], Any], people: dict[str, Any]) -> Callable[[str], Any]:
    """An event of the content files, published below its series."""
    from events.importing import create_event

    def make(slug: str) -> Any:
        data = content("events", slug)
        return create_event(series(data["series"]) if data["series"] else event_index, data, people)

    return make


@pytest.fixture
def demo_episode(series: Callable[[str], Any]) -> Callable[[str], Any]:
    """An episode of the content files, published."""
    from events.importing import create_episode

    return lambda slug: create_episode(series("meritokrasi"), content("episodes", slug))


@pytest.fixture
def event(event_index: Any) -> Callable[..., Any]:
    """A published event; keywords are those of the content format: `event("rapat", starts="2026-12-01T09:00")`."""
    from events.importing import create_event

    def make(slug: str, parent: Any = None, **data: Any) -> Any:
        given = {
            "title": f"Acara {slug}",
            "kind": "forum",
            "aspects": ["3"],
            "starts": "2026-12-01T09:00",
            "ends": "2026-12-01T11:00",
            "zone": "WIB",
            **data,
        }
        return create_event(parent or event_index, {"slug": slug, **given}, {})

    return make


@pytest.fixture
def hide() -> Callable[[Any], None]:
    """Puts a page behind a view restriction, as an editor does after publishing it."""
    from wagtail.models import PageViewRestriction

    def make(page: Any) -> None:
        PageViewRestriction.objects.create(page=page.page_ptr, restriction_type=PageViewRestriction.LOGIN)

    return make
