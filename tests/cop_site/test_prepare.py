"""`manage.py prepare` says clearly what is wrong with the data files."""

import pytest
from django.core.management import CommandError, call_command

from knowledge.aspects.loading import BandsDoNotTile

pytestmark = pytest.mark.django_db


def test_categories_that_leave_a_gap_are_a_clear_error(monkeypatch):
    def broken():
        raise BandsDoNotTile("Kategori baik dan cukup tidak bersambung.")

    monkeypatch.setattr("cop_site.management.commands.prepare.load_reference", broken)

    with pytest.raises(CommandError, match="tidak bersambung"):
        call_command("prepare", verbosity=0)
