"""The names that a process keeps are those of the database, whatever was tried in between."""

import pytest
from django.db import transaction

from cop_site.search.thesaurus import phrase_of, thesaurus
from knowledge.glossary.models import Equivalent

pytestmark = pytest.mark.django_db


def test_a_name_is_known_with_its_save_and_forgotten_with_its_deletion():
    group = Equivalent.objects.create(name="batu zamrud", others=["kolam hijau"])
    known = thesaurus().of(phrase_of("kolam hijau"), ["kolam", "hijau"])
    group.delete()

    assert [other.phrase for other in known] == [phrase_of("batu zamrud")]
    assert not thesaurus().of(phrase_of("kolam hijau"), ["kolam", "hijau"])


def test_what_was_read_within_an_edit_that_failed_does_not_hide_the_next_one():
    with transaction.atomic():
        Equivalent.objects.create(name="batu zamrud", others=["kolam hijau"])
        assert thesaurus().of(phrase_of("kolam hijau"), [])
        transaction.set_rollback(True)

    Equivalent.objects.create(name="batu delima", others=["kolam merah"])

    assert thesaurus().of(phrase_of("kolam merah"), [])
    assert not thesaurus().of(phrase_of("kolam hijau"), [])
