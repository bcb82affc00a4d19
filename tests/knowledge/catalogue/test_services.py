"""The catalogue's version: it only moves on, and never comes back to a number that somebody has seen."""

import pytest
from django.db import transaction

from knowledge.catalogue.models import CatalogueVersion
from knowledge.catalogue.services import bump_version, current_version


@pytest.mark.django_db
def test_the_version_moves_on_even_when_the_clock_does_not(time_machine):
    time_machine.move_to("2026-01-01", tick=False)
    bump_version()
    before = current_version()
    time_machine.move_to("2025-01-01", tick=False)

    bump_version()

    assert current_version() == before + 1


@pytest.mark.django_db
def test_an_empty_site_begins_to_count():
    CatalogueVersion.objects.all().delete()
    assert current_version() == 0

    bump_version()

    assert current_version() > 0


@pytest.mark.django_db
def test_a_number_that_was_rolled_back_is_not_given_again():
    seen = set()
    for _round in range(20):
        with transaction.atomic():
            bump_version()
            seen.add(current_version())
            transaction.set_rollback(True)

    assert len(seen) == 20
