"""Tests that commit on a real PostgreSQL get the template back; apart, because a planted demonstration would be open around them."""

import pytest

from knowledge.instansi.models import Instansi

pytestmark = [pytest.mark.engine("postgresql"), pytest.mark.django_db(transaction=True)]


def test_a_test_that_commits_leaves_the_reference_data_to_the_next() -> None:
    Instansi.objects.filter(code="63").update(name="Diubah")

    assert Instansi.objects.count() > 600


def test_the_next_finds_them_as_they_were() -> None:
    assert Instansi.objects.get(code="63").name != "Diubah"
