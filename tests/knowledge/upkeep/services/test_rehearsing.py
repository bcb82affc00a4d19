"""A rehearsal tells what would happen and leaves nothing behind."""

import datetime

import pytest
from wagtail.models import ModelLogEntry, PageLogEntry, Revision

from knowledge.catalogue.models import CatalogueVersion, Entry
from knowledge.mail.models import SentMail
from knowledge.models import GuidePage, NewsPage
from knowledge.upkeep.models import ReviewTask
from knowledge.upkeep.services import rehearse
from tests.knowledge.upkeep.reports.conftest import editor
from tests.knowledge.upkeep.test_bulk_actions import bulk

__all__ = ["editor"]
DAY = datetime.date(2999, 5, 4)


def everything():
    """Whatever a change of pages writes."""
    models = (PageLogEntry, ModelLogEntry, Revision, Entry, CatalogueVersion, SentMail, ReviewTask, GuidePage, NewsPage)
    return {model: list(model.objects.order_by("pk").values()) for model in models}


def test_it_tells_old_and_new(publish, person):
    page = publish(GuidePage, "Satu", review_due=datetime.date(2998, 1, 2))

    (told,) = rehearse([page], {"review_due": DAY, "steward": person("narasumber")}, by=person("editor"))

    assert [(change.label, change.before, change.after) for change in told.changes] == [
        ("Penanggung jawab", "–", person("narasumber").display_name),
        ("Tinjau lagi", "2 Januari 2998", "4 Mei 2999"),
    ]


def test_nothing_of_it_remains(publish, person, mailoutbox, django_capture_on_commit_callbacks):
    pages = [publish(GuidePage, "Satu"), publish(NewsPage, "Dua")]
    pages[0].title = "Masih ditulis"
    pages[0].save_revision()
    user, before = person("editor"), everything()

    with django_capture_on_commit_callbacks(execute=True) as callbacks:
        told = rehearse(pages, {"review_due": DAY}, by=user)

    assert [len(each.changes) for each in told] == [1, 1]
    assert everything() == before
    assert (callbacks, mailoutbox) == ([], [])


def test_a_draft_beside_what_is_published_is_told(publish, person):
    page = publish(GuidePage, "Terbit")
    page.title = "Masih ditulis"
    page.save_revision()

    (told,) = rehearse([page], {"review_due": DAY}, by=person("editor"))

    assert told.has_draft


def test_what_would_be_refused_says_why(publish, person):
    locked, scheduled, empty, binned = (publish(GuidePage, name) for name in ("Dikunci", "Terjadwal", "Kosong", "Dibuang"))
    GuidePage.objects.filter(pk=locked.pk).update(locked=True, locked_by=person("admin"))
    scheduled.go_live_at = datetime.datetime(2999, 1, 1, tzinfo=datetime.UTC)
    scheduled.save_revision().publish()
    GuidePage.objects.filter(pk=empty.pk).update(title="")
    from knowledge.bin.services import throw_away

    throw_away(binned, by=person("admin"))

    told = rehearse([locked, scheduled, empty, binned], {"review_due": DAY}, by=person("editor"))

    assert [each.refusal.split(":")[0] for each in told] == [
        "Sedang dikunci.",
        "Punya jadwal terbit.",
        "Isinya belum sah",
        "Ada di keranjang sampah.",
    ]
    assert [each.changes for each in told] == [[], [], [], []]


def test_the_button_shows_the_rehearsal_and_changes_nothing(publish, editor, person):
    page = publish(GuidePage, "Satu <b>tebal</b>", slug="satu")
    before = everything()

    html = bulk(editor, "review_date", [page], {"review_due": DAY.isoformat(), "coba": "1"})

    assert "Hasil percobaan" in html
    assert "<del>–</del> → <ins>4 Mei 2999</ins>" in html
    assert f'value="{DAY.isoformat()}"' in html
    assert "<b>tebal" not in html
    assert everything() == before


def test_tried_and_then_done_comes_to_the_same(publish, editor, aspect):
    page = publish(GuidePage, "Satu", aspects=["1"])
    data = {"aspects": [aspect("2.1").pk]}
    tried = bulk(editor, "add_tags", [page], {**data, "coba": "1"})

    bulk(editor, "add_tags", [page], data)

    assert "2.1" in tried.split("<ins>")[1].split("</ins>")[0]
    assert [each.code for each in GuidePage.objects.get().chosen_aspects] == ["1", "2", "2.1"]


def test_what_is_so_already_is_told_so(publish, editor):
    page = publish(GuidePage, "Satu", review_due=DAY)

    assert "Tetap sama" in bulk(editor, "review_date", [page], {"review_due": DAY.isoformat(), "coba": "1"})


@pytest.mark.parametrize("role", ["penyelenggara", "moderator"])
def test_who_may_not_change_a_page_may_not_try_it_either(publish, home, signed_in, role):
    from members.services import ensure_groups

    ensure_groups(home)
    page = publish(GuidePage, "Satu")

    assert "Hasil percobaan" not in bulk(signed_in(role), "review_date", [page], {"review_due": DAY.isoformat(), "coba": "1"})


def test_the_cost_of_showing_grows_by_the_same_for_each_page(publish, person):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    pages = [publish(GuidePage, f"Nomor {number}") for number in range(5)]

    def cost(some):
        with CaptureQueriesContext(connection) as queries:
            rehearse(some, {"review_due": DAY}, by=person("editor"))
        return len(queries)

    cost(pages)
    assert cost(pages[:5]) - cost(pages[:3]) == cost(pages[:3]) - cost(pages[:1])
