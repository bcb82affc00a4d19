"""Acts: registered once, written with who and what, and told in Indonesian in the histories of the CMS."""

import pytest
from wagtail.models import ModelLogEntry

from knowledge.glossary.models import Term
from knowledge.journal.acts import Act, acts, record, register

pytestmark = pytest.mark.django_db


def test_a_code_is_taken_once():
    taken = acts()[0]
    register(taken)

    with pytest.raises(ValueError, match=taken.code):
        register(Act(taken.code, "Lain", "Lain"))


def test_an_act_that_nobody_registered_is_not_written(person):
    with pytest.raises(KeyError):
        record(Term.objects.first(), "tidak.ada", by=person("admin"))


def test_what_was_done_is_told_with_its_facts(person):
    record(Term.objects.first(), "bin.restore", by=person("admin"), place="Panduan 100%")

    entry = ModelLogEntry.objects.get(action="bin.restore")
    assert entry.message == "Dipulihkan dari keranjang sampah ke “Panduan 100%”"
    assert entry.user == person("admin")


def test_an_entry_without_its_facts_is_told_all_the_same(person):
    record(Term.objects.first(), "bin.restore", by=person("admin"))

    assert "ke “…”" in ModelLogEntry.objects.get(action="bin.restore").message
