"""The feed of a filtered list, as feed readers read it."""

from collections.abc import Callable
from typing import Any

import feedparser
import pytest
from django.conf import settings
from django.test import Client
from wagtail.models import PageViewRestriction

from knowledge.models import GuideIndexPage, GuidePage


def feed(client: Client, **asked: Any) -> Any:
    response = client.get("/cari/umpan.xml", asked)
    read = feedparser.parse(response.content)
    assert (response["Content-Type"], read.bozo) == ("application/atom+xml; charset=utf-8", False)
    return read


def test_the_newest_come_first_with_full_addresses(client: Client, entry: Callable[..., Any]) -> None:
    entry("Kromatika lama", url="/panduan/lama/", date="2021-03-01", summary="Yang lama & baik.")
    entry("Kromatika baru", url="/panduan/baru/", date="2022-03-01")

    items = feed(client, q="kromatika").entries

    assert [item.title for item in items] == ["Kromatika baru", "Kromatika lama"]
    assert [item.link for item in items] == [f"{settings.BASE_URL}/panduan/baru/", f"{settings.BASE_URL}/panduan/lama/"]
    assert items[1].summary == "Yang lama & baik."
    assert items[1].updated.startswith("2021-03-01")
    assert len({item.id for item in items}) == 2


def test_it_has_the_filters_of_the_page_and_says_so(client: Client, entry: Callable[..., Any]) -> None:
    entry("Kromatika tiga", aspects=["3"])
    entry("Kromatika lima", aspects=["5"])
    entry("Kromatika praktik", kind="praktik", aspects=["5"])

    read = feed(client, q="kromatika", aspek="5", jenis="panduan")

    assert [item.title for item in read.entries] == ["Kromatika lima"]
    assert "“kromatika” · " in read.feed.title
    assert "Panduan" in read.feed.title
    links = {link.rel: link.href for link in read.feed.links}
    assert links == {
        "alternate": f"{settings.BASE_URL}/cari/?q=kromatika&aspek=5&jenis=panduan&urut=tanggal",
        "self": f"{settings.BASE_URL}/cari/umpan.xml?q=kromatika&aspek=5&jenis=panduan",
    }


def test_without_a_question_it_holds_everything_new(client: Client, entry: Callable[..., Any]) -> None:
    entry("Paling baru", date="2030-01-01")

    assert feed(client).entries[0].title == "Paling baru"


def test_a_reader_who_has_it_gets_nothing_twice(client: Client, entry: Callable[..., Any]) -> None:
    entry("Kromatika")
    first = client.get("/cari/umpan.xml", {"q": "kromatika"})

    assert client.get("/cari/umpan.xml", {"q": "kromatika"}, headers={"If-None-Match": first["ETag"]}).status_code == 304


def test_an_empty_list_is_a_valid_feed_that_stays_the_same(client: Client, db: None) -> None:
    assert feed(client, q="xyzzyqwerty").entries == []
    assert client.get("/cari/umpan.xml", {"q": "xyzzyqwerty"}).content == client.get("/cari/umpan.xml", {"q": "xyzzyqwerty"}).content


def test_signs_that_xml_cannot_hold_are_left_out(client: Client, entry: Callable[..., Any]) -> None:
    entry("Kroma\x0btika \x07<b>", summary="\x1b[0m & <i>")

    assert feed(client, jenis="panduan").entries[0].title == "Kromatika <b>"


def test_nothing_private_is_in_it(client: Client, home: Any, aspect: Callable[[str], Any]) -> None:
    page = GuideIndexPage.objects.get().add_child(instance=GuidePage(title="Xilofonmerit", slug="xilofon", summary="x", live=False))
    page.aspects.add(aspect("3"))
    page.save_revision().publish()
    assert len(feed(client, q="xilofonmerit").entries) == 1

    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)

    assert feed(client, q="xilofonmerit").entries == []


def test_a_list_of_the_library_leads_to_its_feed(client: Client, home: Any) -> None:
    page = client.get("/panduan/").content.decode()

    assert page.count('href="/cari/umpan.xml?jenis=panduan"') == 2


@pytest.mark.parametrize("rows", [1, 3])
def test_queries_do_not_grow_with_items(client: Client, entry: Callable[..., Any], django_assert_max_num_queries: Any, rows: int) -> None:
    for _ in range(rows):
        entry("Kromatika")
    client.get("/cari/umpan.xml", {"q": "kromatika"})

    with django_assert_max_num_queries(5):
        client.get("/cari/umpan.xml", {"q": "kromatika"})
