"""The lists of the library in the CMS: columns, filters, and a cost that does not grow."""

import datetime

import pytest
from django.utils import timezone

from knowledge.models import GuidePage, NewsPage
from tests.knowledge.upkeep.reports.conftest import editor, read

__all__ = ["editor", "read"]
ALL = "/admin/pustaka/"


@pytest.fixture
def library(publish, person):
    """A published guide with a steward, one whose review date has passed, a draft, a scheduled page, and news."""
    steward = person("narasumber")
    publish(GuidePage, "Panduan segar", aspects=["1", "1.1"], steward=steward, review_due=datetime.date(2999, 1, 2))
    publish(GuidePage, "Panduan basi", aspects=["2"], review_due=datetime.date(2020, 1, 1))
    draft = publish(GuidePage, "Panduan ditarik", aspects=["2"])
    draft.unpublish()
    scheduled = publish(NewsPage, "Berita terjadwal", aspects=["2"])
    scheduled.go_live_at = timezone.now() + datetime.timedelta(days=9)
    scheduled.save_revision().publish()
    publish(NewsPage, "Berita biasa", aspects=["2"])
    return steward


TITLES = ["Panduan segar", "Panduan basi", "Panduan ditarik", "Berita terjadwal", "Berita biasa"]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", TITLES),
        ("?jenis=berita", TITLES[3:]),
        ("?keadaan=draf", ["Panduan ditarik", "Berita terjadwal"]),
        ("?keadaan=terjadwal", ["Berita terjadwal"]),
        ("?segar=tidak", ["Panduan basi"]),
        ("?segar=ya", ["Panduan segar", "Berita terjadwal", "Berita biasa"]),
    ],
)
def test_the_list_narrows(library, read, query, found):
    html = read(ALL + query)

    assert [title for title in TITLES if title in html] == found


def test_the_list_narrows_by_aspect_and_steward(library, read, aspect):
    by_aspect, by_steward = read(f"{ALL}?aspek={aspect('1').pk}"), read(f"{ALL}?penanggung_jawab={library.pk}")

    assert [title for title in TITLES if title in by_aspect] == ["Panduan segar"]
    assert [title for title in TITLES if title in by_steward] == ["Panduan segar"]


def test_each_kind_has_its_list_with_our_columns(library, read):
    html = read("/admin/pustaka-panduan/")

    for words in ("Perencanaan Kebutuhan, 1.1", library.display_name, "Tinjau lagi", "Panduan basi"):
        assert words in html
    assert "Berita biasa" not in html


def test_events_are_not_part_of_the_library(home, read):
    assert "/admin/pustaka-acara/" not in read("/admin/")


def test_a_list_costs_the_same_for_one_row_and_three(publish, editor):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    def cost():
        editor.get(ALL)
        with CaptureQueriesContext(connection) as queries:
            editor.get(ALL)
        return len(queries)

    publish(GuidePage, "Panduan 0", aspects=["1"])
    one = cost()
    for number in (1, 2):
        publish(GuidePage, f"Panduan {number}", aspects=["2", "2.1"])

    assert cost() == one
