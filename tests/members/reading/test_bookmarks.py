"""Readers keep published things of any kind; the list is theirs alone and says nothing of what is no longer public."""

import pytest
from django.db import IntegrityError, transaction

from knowledge.catalogue.models import Entry
from members.reading.models import Bookmark

KEEP, DROP, LIST = "/ruang/simpanan/simpan/", "/ruang/simpanan/lepas/", "/ruang/simpanan/"


@pytest.fixture
def keep(person):
    """Keeps a page for a member without the form."""
    return lambda page, kind="panduan", by=None: Bookmark.objects.create(user=by or person("anggota"), kind=kind, object_id=page.pk)


def listed(client, query=""):
    return [entry.title for entry in client.get(LIST + query).context["entries"]]


def test_a_page_is_kept_from_its_button_and_dropped_again(guide, signed_in):
    page, client = guide("Panduan SKP"), signed_in()
    thing = {"kind": "panduan", "object_id": page.pk}

    kept = client.post(KEEP, thing, follow=True)
    titles = listed(client)
    dropped = client.post(DROP, thing, follow=True)

    assert kept.redirect_chain == dropped.redirect_chain == [("/panduan/panduan-skp/", 302)]
    assert "Tersimpan; lepas" in kept.content.decode()
    assert titles == ["Panduan SKP"]
    assert "Simpan halaman" in dropped.content.decode()
    assert listed(client) == []


def test_discussions_and_terms_can_be_kept_too(discussion, signed_in, db):
    opened, client = discussion("Apa itu SKP?"), signed_in()
    term = Entry.objects.create(kind="glosarium", object_id=987, title="SKP", url="/glosarium/#skp")

    for kind, number in (("forum", opened.pk), (term.kind, term.object_id)):
        client.post(KEEP, {"kind": kind, "object_id": number})

    assert listed(client) == ["SKP", "Apa itu SKP?"]
    assert "Tersimpan; lepas" in client.get(opened.get_absolute_url()).content.decode()


def test_keeping_twice_keeps_once(guide, signed_in):
    page, client = guide(), signed_in()

    answers = [client.post(KEEP, {"kind": "panduan", "object_id": page.pk}).status_code for _ in range(2)]

    assert answers == [302, 302]
    assert Bookmark.objects.count() == 1


def test_the_database_holds_one_bookmark_per_reader_and_thing(guide, keep):
    page = guide()
    keep(page)

    with pytest.raises(IntegrityError), transaction.atomic():
        keep(page)


@pytest.mark.parametrize(
    "thing", [{"kind": "panduan", "object_id": "0"}, {"kind": "x", "object_id": "1"}, {"kind": "panduan", "object_id": str(10**30)}, {}]
)
def test_what_is_not_published_cannot_be_kept(db, signed_in, thing):
    assert signed_in().post(KEEP, thing).status_code == 404


def test_what_leaves_the_public_leaves_the_list_without_a_trace_and_comes_back(guide, keep, signed_in):
    page, other = guide("Rahasia besar"), guide("Terbuka")
    keep(page)
    keep(other)
    client = signed_in()

    page.unpublish()
    titles = listed(client)
    html = client.get(LIST).content.decode() + client.get("/ruang/").content.decode()
    page.save_revision().publish()

    assert titles == ["Terbuka"]
    assert "Rahasia besar" not in html
    assert listed(client) == ["Terbuka", "Rahasia besar"]


def test_a_hidden_discussion_leaves_the_list(discussion, person, signed_in):
    from members.forum.services import set_discussion_hidden

    opened, client = discussion("Disembunyikan nanti"), signed_in()
    client.post(KEEP, {"kind": "forum", "object_id": opened.pk})

    set_discussion_hidden(opened, by=person("moderator"), is_hidden=True)

    assert listed(client) == []


def test_nobody_sees_what_another_keeps(guide, keep, person, signed_in):
    page = guide("Panduan SKP")
    keep(page, by=person("editor"))
    client = signed_in()

    assert listed(client) == []
    client.post(DROP, {"kind": "panduan", "object_id": page.pk})
    assert Bookmark.objects.count() == 1


def test_the_list_narrows_to_a_kind_and_goes_on(guide, keep, discussion, signed_in, monkeypatch):
    monkeypatch.setattr("members.reading.selectors.kept_by.__kwdefaults__", {"kind": "", "after": "", "size": 2})
    for number in range(3):
        keep(guide(f"Panduan {number}"))
    keep(discussion("Diskusi"), kind="forum")
    client = signed_in()

    first = client.get(LIST + "?jenis=panduan")

    assert [entry.title for entry in first.context["entries"]] == ["Panduan 2", "Panduan 1"]
    assert listed(client, first.context["next_url"]) == ["Panduan 0"]
    assert listed(client, "?jenis=tidak-ada") == ["Diskusi", "Panduan 2"]


def test_dropping_from_the_list_stays_there(guide, keep, signed_in):
    page = guide()
    keep(page)

    answer = signed_in().post(DROP, {"kind": "panduan", "object_id": page.pk, "ke": "daftar"})

    assert answer["Location"] == LIST


def test_the_signed_out_see_no_button_and_every_one_of_them_the_same_page(guide, discussion, client):
    address = guide().get_url()

    for place in (address, address + "?jalur=jalur-skp", discussion().get_absolute_url()):
        response = client.get(place)
        assert "/ruang/" not in response.content.decode().split("<main")[1].split("</main")[0]
        assert "csrf" not in response.content.decode()
        assert response.cookies == {}


def test_list_and_room_ask_as_often_for_one_as_for_three(guide, keep, discussion, signed_in, queries_of):
    client = signed_in()
    places = (LIST, "/ruang/")
    keep(guide("Satu"))
    once = [queries_of(client, place) for place in places]
    keep(guide("Dua"))
    keep(discussion(), kind="forum")

    assert [queries_of(client, place) for place in places] == once
