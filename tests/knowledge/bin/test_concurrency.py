"""Two administrators at the same moment: one effect, and the other one is told. On a real PostgreSQL, where writers do not queue."""

import threading

import pytest
from django.db import connections
from wagtail.models import Page

from knowledge.bin.models import BinItem, BinPage
from knowledge.bin.services import TakenOut, purge, restore, throw_away
from knowledge.models import GuidePage

pytestmark = [pytest.mark.engine("postgresql"), pytest.mark.django_db(transaction=True)]


def at_once(*verbs):
    """Run the verbs at the same moment; the outcomes in no order."""
    together, outcomes = threading.Barrier(len(verbs)), []

    def run(verb):
        together.wait()
        try:
            verb()
            outcomes.append("done")
        except TakenOut:
            outcomes.append("told")
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=(verb,)) for verb in verbs]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sorted(outcomes)


@pytest.fixture
def ruler(home, person):
    from members.services import ensure_groups

    ensure_groups(home)
    return person("admin")


def test_of_restoring_and_destroying_at_once_one_happens(publish, ruler):
    item = throw_away(publish(GuidePage), by=ruler)

    outcomes = at_once(lambda: restore(item, by=ruler), lambda: purge(item, by=ruler))

    assert outcomes == ["done", "told"]
    assert BinItem.objects.count() == 0
    assert GuidePage.objects.count() == GuidePage.objects.filter(live=True).count()


def test_restored_twice_at_once_is_restored_once(publish, ruler):
    item = throw_away(publish(GuidePage), by=ruler)

    assert at_once(lambda: restore(item, by=ruler), lambda: restore(item, by=ruler)) == ["done", "told"]


def test_the_first_things_thrown_away_at_once_find_one_bin(publish, ruler):
    pages = [publish(GuidePage, "Satu"), publish(GuidePage, "Dua")]

    assert at_once(*(lambda page=page: throw_away(page, by=ruler) for page in pages)) == ["done", "done"]

    assert (BinPage.objects.count(), BinItem.objects.count(), Page.find_problems()) == (1, 2, ([], [], [], [], []))
