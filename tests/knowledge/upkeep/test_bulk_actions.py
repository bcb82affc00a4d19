"""Many pages at once: who may, what is left alone, and that drafts stay drafts."""

import datetime

import pytest
from wagtail.models import PageLogEntry

from knowledge.models import GuidePage, NewsPage
from tests.knowledge.upkeep.reports.conftest import editor

__all__ = ["editor"]
DAY = "2999-05-04"


def bulk(client, action, pages, data, query=""):
    """Post a bulk action for these pages and follow to the list."""
    ids = "&".join(f"id={page.pk}" for page in pages) or "id=all"
    return client.post(f"/admin/bulk/wagtailcore/page/{action}/?next=/admin/pustaka/{query}&{ids}", data, follow=True).content.decode()


def test_the_steward_of_many_pages_is_named_at_once(publish, editor, person):
    pages = [publish(GuidePage, "Satu"), publish(NewsPage, "Dua")]
    steward = person("narasumber")

    html = bulk(editor, "steward", pages, {"steward": steward.email})

    assert "2 halaman diubah." in html
    assert [GuidePage.objects.get().steward, NewsPage.objects.get().steward] == [steward, steward]
    assert PageLogEntry.objects.filter(action="wagtail.publish", page__in=[page.pk for page in pages], user__isnull=False).count() == 2


def test_an_unknown_address_changes_nothing(publish, editor):
    page = publish(GuidePage, "Satu")

    html = bulk(editor, "steward", [page], {"steward": "tidak-ada@example.test"})

    assert "Tidak ada akun aktif dengan alamat surel ini." in html
    assert GuidePage.objects.get().steward is None


def test_a_review_date_keeps_a_draft_a_draft(publish, editor):
    page = publish(GuidePage, "Terbit")
    page.title = "Masih ditulis"
    page.save_revision()

    bulk(editor, "review_date", [page], {"review_due": DAY})

    live = GuidePage.objects.get()
    draft = live.get_latest_revision_as_object()
    assert (live.title, draft.title) == ("Terbit", "Masih ditulis")
    assert live.review_due == draft.review_due == datetime.date.fromisoformat(DAY)


def test_aspects_and_topics_are_added_to_what_is_there(publish, editor, aspect):
    from knowledge.aspects.models import Topic

    page = publish(GuidePage, "Satu", aspects=["1"])
    topic = Topic.objects.create(name="Manajemen risiko", slug="manajemen-risiko")

    bulk(editor, "add_tags", [page], {"aspects": [aspect("2.1").pk], "topics": [topic.pk]})

    page = GuidePage.objects.get()
    assert [a.code for a in page.chosen_aspects] == ["1", "2", "2.1"]
    assert list(page.topics.all()) == [topic]


def test_a_locked_page_is_left_alone_and_named(publish, editor, person):
    free, locked = publish(GuidePage, "Bebas"), publish(GuidePage, "Dikunci")
    GuidePage.objects.filter(pk=locked.pk).update(locked=True, locked_by=person("admin"))

    html = bulk(editor, "review_date", [free, locked], {"review_due": DAY})

    assert "1 halaman diubah." in html
    assert "Dikunci" in html.split("1 halaman tidak diubah karena")[1]
    assert GuidePage.objects.get(pk=locked.pk).review_due is None


def test_pages_of_others_are_not_changed(publish, home, signed_in):
    from members.services import ensure_groups

    ensure_groups(home)
    page = publish(GuidePage, "Satu")

    bulk(signed_in("penyelenggara"), "review_date", [page], {"review_due": DAY})

    assert GuidePage.objects.get().review_due is None


@pytest.mark.parametrize(("query", "changed"), [("", {"Satu", "Dua", "Berita"}), ("%3Fjenis%3Dberita", {"Berita"})])
def test_everything_in_the_list_means_the_list_as_narrowed(publish, editor, query, changed):
    publish(GuidePage, "Satu")
    publish(GuidePage, "Dua")
    publish(NewsPage, "Berita")

    bulk(editor, "review_date", [], {"review_due": DAY}, query)

    due = datetime.date.fromisoformat(DAY)
    assert {page.title for model in (GuidePage, NewsPage) for page in model.objects.filter(review_due=due)} == changed
