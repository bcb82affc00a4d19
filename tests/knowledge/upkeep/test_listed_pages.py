""" "All in this list" is the list as it was narrowed, for our actions and for Wagtail's own; never every page there is."""

from urllib.parse import quote

import pytest
from wagtail.models import Page

from knowledge.models import GuideIndexPage, GuidePage, NewsPage
from tests.knowledge.upkeep.reports.conftest import editor

__all__ = ["editor"]


@pytest.fixture
def pages(publish):
    """Two guides and a piece of news."""
    return [publish(GuidePage, "Satu jabatan"), publish(GuidePage, "Dua"), publish(NewsPage, "Berita")]


def act_on_all(client, action, listing):
    """Post an action for everything in a list, as the script of the CMS addresses it."""
    return client.post(f"/admin/bulk/wagtailcore/page/{action}/?id=all&next={quote(listing)}")


def live_titles(pages):
    return set(Page.objects.filter(pk__in=[page.pk for page in pages], live=True).values_list("title", flat=True))


@pytest.mark.parametrize(
    ("listing", "left"),
    [
        ("/admin/pustaka/?jenis=panduan", {"Berita"}),
        ("/admin/pustaka-berita/", {"Satu jabatan", "Dua"}),
        ("/admin/pustaka/?q=jabatan", {"Dua", "Berita"}),
        ("/admin/pages/search/?q=jabatan", {"Dua", "Berita"}),
        ("/admin/pages/{guides}/", {"Berita"}),
        ("/admin/pages/{guides}/?q=jabatan", {"Dua", "Berita"}),
    ],
)
@pytest.mark.parametrize("action", ["unpublish", "delete"])
def test_all_means_all_in_the_list(pages, editor, action, listing, left):
    act_on_all(editor, action, listing.format(guides=GuideIndexPage.objects.get().pk))

    assert live_titles(pages) == left


@pytest.mark.parametrize(
    "listing", ["/admin/", "/admin/laporan/perlu-ditinjau/", "/panduan/", "/admin/tidak-ada/", "/admin/bulk/wagtailcore/page/delete/?id=all"]
)
def test_where_no_pages_are_listed_nothing_happens(pages, editor, listing):
    response = act_on_all(editor, "delete", listing)

    assert response.status_code == 404
    assert live_titles(pages) == {"Satu jabatan", "Dua", "Berita"}


def test_rows_on_further_pages_of_the_list_are_meant_too(publish, editor, monkeypatch):
    from knowledge.upkeep.listings import MaterialIndexView

    monkeypatch.setattr(MaterialIndexView, "paginate_by", 1)
    pages = [publish(GuidePage, "Satu"), publish(GuidePage, "Dua")]

    act_on_all(editor, "unpublish", "/admin/pustaka-panduan/")

    assert live_titles(pages) == set()
