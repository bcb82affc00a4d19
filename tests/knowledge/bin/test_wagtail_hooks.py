"""Every door of the CMS that deletes leads into the bin, and what lies there cannot be worked on."""

import pytest
from wagtail.models import Page

from knowledge.bin.models import BinItem, BinPage
from knowledge.bin.services import restore, throw_away
from knowledge.models import GuidePage, NewsPage


def test_the_delete_button_puts_a_page_into_the_bin(publish, editor):
    page = publish(GuidePage, "Panduan lama")
    assert "keranjang sampah" in editor.get(f"/admin/pages/{page.pk}/delete/").content.decode()

    html = editor.post(f"/admin/pages/{page.pk}/delete/", follow=True).content.decode()

    assert "“Panduan lama” dipindahkan ke keranjang sampah." in html
    assert BinItem.objects.get().page_id == page.pk
    assert GuidePage.objects.get().live is False


def test_many_are_deleted_into_the_bin(publish, editor):
    pages = [publish(GuidePage, "Satu"), publish(NewsPage, "Dua")]
    address = "/admin/bulk/wagtailcore/page/delete/?next=/admin/pustaka/&" + "&".join(f"id={page.pk}" for page in pages)
    assert "Buang halaman" in editor.get(address).content.decode()

    html = editor.post(address, follow=True).content.decode()

    assert "2 halaman beserta isinya dipindahkan ke keranjang sampah." in html
    assert Page.objects.filter(pk__in=[page.pk for page in pages], live=False).count() == 2


def test_a_section_with_its_child_ticked_too_is_one_branch(publish, admin):
    page = publish(GuidePage, "Satu")
    address = f"/admin/bulk/wagtailcore/page/delete/?next=/admin/pustaka/&id={page.get_parent().pk}&id={page.pk}"

    admin.post(address, follow=True)

    assert GuidePage.objects.filter(pk=page.pk, live=False).exists()
    assert sum(item.states.count() for item in BinItem.objects.all()) == 2


def test_the_api_of_the_cms_does_not_destroy(publish, admin):
    page = publish(GuidePage)

    assert admin.post(f"/admin/api/main/pages/{page.pk}/action/delete/").status_code == 404

    assert GuidePage.objects.filter(pk=page.pk, live=True).exists()


def test_without_the_right_to_delete_nothing_happens(publish, home, signed_in):
    from members.services import ensure_groups

    ensure_groups(home)
    page = publish(GuidePage)

    signed_in("penyelenggara").post(f"/admin/pages/{page.pk}/delete/")

    assert not BinItem.objects.exists()
    assert GuidePage.objects.get().live


def test_the_home_page_is_not_thrown_away(home, admin):
    html = admin.post(f"/admin/pages/{home.pk}/delete/", follow=True).content.decode()

    assert "sebuah situs dimulai di halaman ini" in html
    assert Page.objects.filter(pk=home.pk).exists()


@pytest.mark.parametrize("door", ["edit", "delete", "copy", "unpublish", "move/{home}/confirm"])
def test_no_door_works_on_what_lies_in_the_bin(binned, home, admin, door):
    item = binned(GuidePage, "Di keranjang")

    html = admin.post(f"/admin/pages/{item.page_id}/{door.format(home=home.pk)}/", {"action-publish": "1"}, follow=True).content.decode()

    assert "ada di keranjang sampah. Pulihkan dahulu." in html or door == "unpublish"
    assert (BinItem.objects.count(), GuidePage.objects.get().live) == (1, False)


def test_the_bulk_actions_leave_the_bin_alone(binned, admin):
    item = binned(GuidePage)

    html = admin.post(f"/admin/bulk/wagtailcore/page/publish/?next=/admin/pustaka/&id={item.page_id}", follow=True).content.decode()

    assert "ada di keranjang sampah" in html
    assert GuidePage.objects.get().live is False


@pytest.mark.parametrize(
    "address",
    [
        *("/admin/pustaka/", "/admin/pustaka-panduan/", "/admin/pustaka/?q=zamrud", "/admin/pages/search/?q=zamrud"),
        *("/admin/choose-page/search/?q=zamrud", "/admin/pages/{guides}/", "/admin/pages/{guides}/?q=zamrud", "/admin/api/main/pages/"),
    ],
)
def test_lists_and_choosers_of_the_cms_pass_it_over(publish, admin, person, address):
    page = publish(GuidePage, "Zamrud Khatulistiwa")
    address = address.format(guides=page.get_parent().pk)
    assert "Zamrud Khatulistiwa" in admin.get(address).content.decode()

    item = throw_away(page, by=person("admin"))
    assert "Zamrud Khatulistiwa" not in admin.get(address).content.decode()

    restore(item, by=person("admin"))
    assert "Zamrud Khatulistiwa" in admin.get(address).content.decode()


def test_the_bin_itself_is_not_among_the_pages(binned, admin):
    binned(GuidePage)

    html = admin.get("/admin/pages/").content.decode()

    assert f"/admin/pages/{BinPage.objects.get().pk}/" not in html
