"""Entries of the catalogue with aspects, as published things would leave them."""

import itertools
from collections.abc import Callable
from typing import Any

import pytest

from knowledge.aspects.models import Aspect
from knowledge.catalogue.models import Entry
from knowledge.catalogue.services import bump_version
from tests.knowledge.assessment.conftest import kalsel_2023, mk_2021  # noqa: F401  the same published cases


@pytest.fixture
def entry(framework: Any) -> Callable[..., Entry]:
    """A published thing: `entry("Panduan talenta", "3", "3.10", kind="panduan")`; the catalogue moves on."""
    numbers = itertools.count(1)

    def make(title: str, *codes: str, kind: str = "panduan", framework: str = "kasn-2019", **fields: Any) -> Entry:
        number = next(numbers)
        aspects = list(Aspect.objects.filter(framework__code=framework, code__in=codes))
        roots = [aspect for aspect in aspects if aspect.parent_id is None]
        made = Entry.objects.create(
            kind=kind, object_id=number, title=title, url=f"/{kind}/{title.lower().replace(' ', '-')}/",
            aspect_labels=[{"code": a.code, "name": a.name, "slug": a.slug, "position": a.position, "framework": a.framework_id} for a in roots],
            sub_aspect_codes=sorted(a.code for a in aspects if a.parent_id), **{"summary": f"Tentang {title}.", **fields},
        )  # fmt: skip
        made.aspects.set(aspects)
        bump_version()
        return made

    return make
