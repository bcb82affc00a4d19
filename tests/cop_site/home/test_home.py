"""The home page for guests, and how pages are found."""

import datetime

import pytest
from django.utils import timezone
from wagtail.models import PageViewRestriction, Site

from knowledge.catalogue.models import Entry
from knowledge.models import GuideIndexPage, GuidePage


def read(client, path="/") -> str:
    response = client.get(path)
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


@pytest.fixture
def guide(home, aspect):
    page = GuidePage(title="Menyusun SKP")
    page.aspects.set([aspect("5")])
    GuideIndexPage.objects.get().add_child(instance=page)
    page.save_revision().publish()
    return page


@pytest.mark.row("S0-15")
def test_home_ties_library_events_laboratories_and_forum_together(guide, client, framework):
    html = read(client)

    assert all(f'href="/aspek/{aspect.slug}/"' in html for aspect in framework.aspects.roots())
    assert all(f'href="{url}"' in html for url in ("/acara/", "/panduan/", "/forum/", "/laboratorium/", "/podcast/meritokrasi/", "/tentang-cop/"))
    assert 'action="/cari/"' in html


def test_home_says_what_the_site_is_in_one_sentence_that_editors_can_change(home, client):
    home.tagline = "Kalimat baru"
    home.save_revision().publish()

    assert "<h1>Kalimat baru</h1>" in read(client)


def test_home_shows_the_newest_guides_and_the_next_events(guide, client):
    now = timezone.now()
    for number in range(3):
        Entry.objects.create(
            kind="acara", object_id=number + 1, title=f"Acara {number}", url=f"/acara/{number}/", starts_at=now + datetime.timedelta(days=3 - number)
        )
    Entry.objects.create(kind="acara", object_id=9, title="Acara lalu", url="/acara/9/", starts_at=now - datetime.timedelta(days=1))

    html = read(client)

    assert 'href="/panduan/menyusun-skp/"' in html
    assert html.index("Acara 2") < html.index("Acara 1") < html.index("Acara 0")
    assert "Acara lalu" not in html


def test_home_without_events_says_where_to_look(home, client):
    assert "Belum ada acara yang dijadwalkan" in read(client)


def test_home_is_the_same_for_every_guest_without_cookie_or_token(guide, client):
    first, second = client.get("/"), client.get("/", HTTP_ACCEPT_LANGUAGE="en")

    assert first.content == second.content
    assert not first.cookies
    assert b"csrf" not in first.content


def test_home_costs_at_most_eight_queries_and_no_more_with_more(guide, client, django_assert_max_num_queries):
    client.get("/")
    with django_assert_max_num_queries(8):
        client.get("/")


def test_a_page_is_found_with_one_query(guide, rf, django_assert_num_queries):
    from cop_site.home.routing import find_page

    with django_assert_num_queries(1):
        page = find_page("panduan/menyusun-skp/")
        assert page.title == "Menyusun SKP"
        assert isinstance(page, GuidePage)
        assert not page.get_view_restrictions()


def test_the_way_is_the_same_as_wagtails_own(guide, home, client, aspect):
    from cop_site.home.routing import find_page

    for path, page in (("", home), ("panduan/", GuideIndexPage.objects.get()), ("panduan/menyusun-skp/", guide)):
        assert find_page(path) == page.specific
    assert find_page("menyusun-skp/") is None
    assert find_page("beranda/") is None


def test_a_page_whose_type_says_nothing_is_left_to_wagtail(guide, client):
    guide.unpublish()

    assert client.get("/panduan/menyusun-skp/").status_code == 404


def test_a_restriction_on_a_parent_still_asks_for_sign_in(guide, client):
    PageViewRestriction.objects.create(page=GuideIndexPage.objects.get().page_ptr, restriction_type="login")

    assert client.get("/panduan/menyusun-skp/").status_code == 302
    assert client.get("/panduan/").status_code == 302
    assert client.get("/").status_code == 200


def test_with_two_sites_every_host_sees_its_own(guide, home, client):
    Site.objects.create(hostname="lain.test", port=80, root_page=GuideIndexPage.objects.get())

    assert client.get("/panduan/menyusun-skp/").status_code == 200


def test_licences_name_the_open_database_licence(client, db):
    html = read(client, "/lisensi/")

    assert "Open Database License (ODbL) 1.0" in html
    assert "Fityan Nugroho" in html
    assert client.get("/sumber/").url == "/lisensi/"
