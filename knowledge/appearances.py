"""Tells the people's room in which practices a person appears."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from knowledge.catalogue.models import Entry
from knowledge.people.models import Person
from knowledge.people.registry import Appearance

from .models import PracticePage


def practices_of(person: Person) -> Iterator[Appearance]:
    """Published practices that the person presented (1 query)."""
    presented = PracticePage.objects.filter(presented_by=person).values("pk")
    for entry in Entry.objects.of_kind("praktik").for_cards().filter(object_id__in=presented):
        yield Appearance(entry.title, entry.url, _("menyampaikan praktik baik"), entry.date)
