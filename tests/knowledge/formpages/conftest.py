"""A form page of a test."""

from collections.abc import Callable
from typing import Any

import pytest

from knowledge.formpages.models import FormField, FormPage
from knowledge.landing.models import LandingIndexPage


@pytest.fixture
def form_page(home: Any) -> Callable[..., FormPage]:
    """A published form at /tema/minat/ that asks for a name, an address and a wish."""

    def make(**fields: Any) -> FormPage:
        questions = [
            FormField(label="Nama", field_type="singleline", clean_name="nama", sort_order=0),
            FormField(label="Surel", field_type="email", clean_name="surel", sort_order=1),
            FormField(label="Harapan", field_type="multiline", clean_name="harapan", required=False, sort_order=2),
        ]
        page = FormPage(title="Minat", slug="minat", form_fields=questions, **fields)
        LandingIndexPage.objects.get().add_child(instance=page)
        page.save_revision().publish()
        return FormPage.objects.get(pk=page.pk)

    return make


@pytest.fixture
def answers() -> dict[str, str]:
    """What a reader fills in."""
    return {"nama": "Siti Fiktif", "surel": "siti@contoh.test", "harapan": "Belajar", "persetujuan-data": "on"}
