"""The list of the bin and the two questions that lead out of it."""

import pytest
from wagtail.models import Page

from knowledge.bin.models import BinItem
from knowledge.bin.services import restore
from knowledge.models import GuideIndexPage, GuidePage, NewsPage

LIST = "/admin/keranjang-sampah/"
NAUGHTY = "<script>alert('\u202e')</script>"


def test_the_list_says_what_who_from_where_and_until_when(binned, editor, person):
    item = binned(GuidePage, "Panduan lama")

    html = editor.get(LIST).content.decode()

    assert "Panduan lama" in html
    assert person("editor").name in html
    assert "Panduan" in html
    assert f"{item.purged_at(30):%Y}" in html
    assert "Hapus selamanya</th>" not in html
    assert f"{LIST}{item.pk}/hapus-selamanya/" not in html


def test_administrators_may_destroy_from_the_list(binned, admin):
    item = binned(GuidePage)

    assert f"{LIST}{item.pk}/hapus-selamanya/" in admin.get(LIST).content.decode()


@pytest.mark.parametrize(
    ("role", "status"), [("editor", 200), ("admin", 200), ("penyelenggara", 200), ("moderator", 200), ("anggota", 403), ("verifikator", 403)]
)
def test_who_opens_the_list(home, signed_in, role, status):
    from members.services import ensure_groups

    ensure_groups(home)

    assert signed_in(role).get(LIST).status_code == status


@pytest.mark.parametrize("role", ["penyelenggara", "moderator", "anggota"])
def test_what_came_from_another_section_is_neither_seen_nor_restored(binned, home, signed_in, role):
    item, client = binned(GuidePage, "Milik perpustakaan"), signed_in(role)

    assert "Milik perpustakaan" not in client.get(LIST).content.decode()
    assert client.post(f"{LIST}{item.pk}/pulihkan/", {"slug": "milik-perpustakaan"}).status_code in (302, 403)
    assert BinItem.objects.exists()


@pytest.mark.parametrize("role", ["editor", "penyelenggara", "anggota"])
def test_only_administrators_reach_the_last_question(binned, home, signed_in, role):
    from members.services import ensure_groups

    ensure_groups(home)
    item = binned(GuidePage)

    assert signed_in(role).post(f"{LIST}{item.pk}/hapus-selamanya/").status_code in (302, 403)
    assert BinItem.objects.exists()


def test_an_editor_restores(binned, editor, client):
    item = binned(GuidePage, "Panduan lama")
    assert "yang tadinya terbit langsung terbit lagi" in editor.get(f"{LIST}{item.pk}/pulihkan/").content.decode()

    html = editor.post(f"{LIST}{item.pk}/pulihkan/", {"slug": "panduan-lama"}, follow=True).content.decode()

    assert "“Panduan lama” dipulihkan." in html
    assert client.get("/panduan/panduan-lama/").status_code == 200


def test_a_taken_address_is_explained(binned, publish, editor):
    item = binned(GuidePage, "Sama")
    publish(GuidePage, "Sama")

    html = editor.post(f"{LIST}{item.pk}/pulihkan/", {"slug": "sama"}).content.decode()

    assert "Alamat “sama” di bawah “Panduan” dipakai halaman lain." in html
    assert BinItem.objects.exists()


def test_a_page_without_place_is_explained(binned, admin):
    item = binned(GuidePage)
    GuideIndexPage.objects.get().delete()

    response = admin.post(f"{LIST}{item.pk}/pulihkan/", {"slug": "sebuah"})

    assert "belum dapat dipulihkan" in response.content.decode()
    assert BinItem.objects.exists()


def test_a_homeless_page_is_seen_by_those_who_write_where_it_fits(binned, editor, home):
    binned(GuidePage, "Yatim")
    GuideIndexPage.objects.get().delete()
    from members.services import ensure_groups

    home.add_child(instance=GuideIndexPage(title="Panduan", slug="panduan"))
    ensure_groups(home)

    assert "Yatim" in editor.get(LIST).content.decode()


def test_an_administrator_destroys_after_a_question(binned, admin):
    item = binned(GuidePage, "Panduan lama")
    assert "tidak dapat dibatalkan" in admin.get(f"{LIST}{item.pk}/hapus-selamanya/").content.decode()
    assert BinItem.objects.exists()

    html = admin.post(f"{LIST}{item.pk}/hapus-selamanya/", follow=True).content.decode()

    assert "“Panduan lama” dihapus selamanya." in html
    assert not Page.objects.filter(pk=item.page_id).exists()


@pytest.mark.parametrize("door", ["pulihkan", "hapus-selamanya"])
def test_who_comes_second_is_told(binned, admin, person, door):
    item = binned(GuidePage)
    restore(item, by=person("admin"))

    html = admin.post(f"{LIST}{item.pk or 1}/{door}/", {"slug": "sebuah-halaman"}, follow=True).content.decode()

    assert "tidak ada lagi di keranjang sampah" in html
    assert GuidePage.objects.get().live


def test_filters_narrow_the_list(binned, admin, person):
    binned(GuidePage, "Panduan jabatan")
    news = binned(NewsPage, "Berita sore")

    for query in (f"jenis={news.page.content_type_id}", "judul=sore", f"judul=sore&oleh={person('editor').pk}"):
        html = admin.get(f"{LIST}?{query}").content.decode()
        assert ("Berita sore" in html, "Panduan jabatan" in html) == (True, False), query


def test_the_list_costs_the_same_for_one_and_for_three(binned, editor, django_assert_num_queries):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    def cost():
        editor.get(LIST)
        with CaptureQueriesContext(connection) as queries:
            editor.get(LIST)
        return len(queries)

    binned(GuidePage, "Satu")
    one = cost()
    binned(GuidePage, "Dua")
    binned(NewsPage, "Tiga")

    assert cost() == one


def test_titles_are_shown_as_written(binned, editor):
    binned(GuidePage, f"Judul {NAUGHTY}", slug="judul-nakal")

    html = editor.get(LIST).content.decode()

    assert "<script>alert(" not in html.split("<main")[-1]
    assert "&lt;script&gt;" in html
