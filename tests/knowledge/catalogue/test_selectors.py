"""What else may help: links that editors made come before shared sub-aspects."""

from knowledge.catalogue.models import Entry
from knowledge.catalogue.selectors import similar_to
from knowledge.models import GuidePage, NewsPage, RelatedPage


def similar_titles(page):
    return [entry.title for entry in similar_to(Entry.objects.get(kind="panduan", object_id=page.pk))]


def test_a_page_that_leads_here_comes_first_though_it_shares_no_aspect(publish):
    page = publish(GuidePage, "Dibaca", aspects=["1", "1.1"])
    publish(GuidePage, "Satu sub-aspek", aspects=["1", "1.1"])
    linking = publish(GuidePage, "Menautkan", aspects=["5"])
    RelatedPage.objects.create(page=linking.page_ptr, target=page.page_ptr)

    assert similar_titles(page) == ["Menautkan", "Satu sub-aspek"]


def test_a_page_that_leads_here_and_shares_an_aspect_is_named_once(publish):
    page = publish(GuidePage, "Dibaca", aspects=["1", "1.1"])
    linking = publish(GuidePage, "Menautkan", aspects=["1", "1.1"])
    RelatedPage.objects.create(page=linking.page_ptr, target=page.page_ptr)

    assert similar_titles(page) == ["Menautkan"]


def test_what_is_not_recommended_or_not_public_is_not_named_for_its_link(publish):
    page = publish(GuidePage, "Dibaca")
    for linking in (publish(NewsPage, "Kabar", aspects=["5"]), publish(GuidePage, "Rahasia", aspects=["5"])):
        RelatedPage.objects.create(page=linking.page_ptr, target=page.page_ptr)
    linking.unpublish()

    assert similar_titles(page) == []
