"""Thrown away, restored, purged: what is seen, what is kept, who may."""

import datetime

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone
from wagtail.models import Page, PageLogEntry

from knowledge.bin.models import BinItem, BinPage, BinSettings, KeptState
from knowledge.bin.services import AddressTaken, HoldsASite, NoPlace, TakenOut, purge, purge_expired, restore, throw_away
from knowledge.catalogue.models import Entry
from knowledge.models import GuideIndexPage, GuidePage, NewsPage


@pytest.fixture
def staff(home, person):
    """Somebody with a role and the rights of its group: `staff("editor")`."""
    from members.services import ensure_groups

    ensure_groups(home)
    return person


def test_what_is_thrown_away_is_seen_nowhere(publish, staff, client):
    page = publish(GuidePage, "Zamrud Khatulistiwa")
    places = ["/panduan/", "/cari/?q=zamrud", "/api/v1/search?q=zamrud", "/sitemap.xml", "/api/v1/materials"]
    assert client.get(page.url).status_code == 200
    assert [address for address in places if b"zamrud-khatulistiwa" not in client.get(address).content] == []

    throw_away(page, by=staff("editor"))

    assert client.get(page.url).status_code == 404
    assert not Entry.objects.filter(kind="panduan", object_id=page.pk).exists()
    assert not Page.objects.live().filter(pk=page.pk).exists()
    assert [address for address in places if b"zamrud-khatulistiwa" in client.get(address).content] == []


def test_what_is_restored_stands_as_it_stood(publish, staff, client):
    page = publish(GuidePage, "Terbit")
    page.title = "Masih ditulis"
    page.save_revision()
    before = Page.objects.filter(pk=page.pk).values().get()
    revisions = list(page.revisions.order_by("pk").values())
    item = throw_away(page, by=staff("editor"))

    restore(item, by=staff("editor"))

    after = Page.objects.filter(pk=page.pk).values().get()
    assert {name for name in before if before[name] != after[name]} <= {"path"}
    assert list(page.revisions.order_by("pk").values()) == revisions
    assert client.get(page.url).status_code == 200
    assert Entry.objects.get(object_id=page.pk, kind="panduan").title == "Terbit"
    assert (BinItem.objects.count(), KeptState.objects.count()) == (0, 0)


def test_a_draft_comes_back_as_a_draft(publish, staff):
    page = publish(GuidePage)
    page.unpublish()

    restore(throw_away(page, by=staff("editor")), by=staff("editor"))

    assert not GuidePage.objects.get().live


def test_a_schedule_waits_in_the_bin_and_is_kept(publish, staff):
    from django.core.management import call_command

    page = publish(GuidePage)
    page.title = "Judul terjadwal"
    page.go_live_at = timezone.now() + datetime.timedelta(days=1)
    page.save_revision().publish()
    item = throw_away(page, by=staff("editor"))
    page.revisions.filter(approved_go_live_at__isnull=False).update(approved_go_live_at=timezone.now())
    call_command("publish_scheduled")
    assert not GuidePage.objects.get().live

    restore(item, by=staff("editor"))

    scheduled = page.revisions.get(approved_go_live_at__isnull=False)
    assert scheduled.approved_go_live_at == page.go_live_at


def test_a_branch_goes_and_comes_back_whole(publish, staff, client):
    page = publish(GuidePage, "Anak")
    section = GuideIndexPage.objects.get()

    item = throw_away(section, by=staff("admin"))

    assert (client.get("/panduan/").status_code, client.get(page.url).status_code) == (404, 404)

    restore(item, by=staff("admin"))

    assert (client.get("/panduan/").status_code, client.get(page.url).status_code) == (200, 200)
    assert Page.objects.get(pk=page.pk).url_path == page.url_path


def test_without_its_parent_a_page_goes_to_the_index_of_its_kind(publish, staff):
    page = publish(GuidePage, "Yatim")
    item = throw_away(page, by=staff("admin"))
    old = GuideIndexPage.objects.get()
    home = old.get_parent()
    old.delete()
    new = home.add_child(instance=GuideIndexPage(title="Panduan baru", slug="panduan-baru"))

    restore(item, by=staff("admin"))

    assert Page.objects.get(pk=page.pk).get_parent().pk == new.pk


def test_without_any_place_nothing_happens(publish, staff):
    item = throw_away(publish(GuidePage), by=staff("admin"))
    GuideIndexPage.objects.get().delete()

    with pytest.raises(NoPlace):
        restore(item, by=staff("admin"))

    assert BinItem.objects.filter(pk=item.pk).exists()


def test_a_taken_address_is_named_and_another_can_be_given(publish, staff):
    page = publish(GuidePage, "Sama")
    item = throw_away(page, by=staff("editor"))
    publish(GuidePage, "Sama")

    with pytest.raises(AddressTaken) as refusal:
        restore(item, by=staff("editor"))
    restore(item, by=staff("editor"), slug="sama-lama")

    assert refusal.value.slug == "sama"
    restored = GuidePage.objects.get(pk=page.pk)
    assert (restored.slug, restored.url_path.endswith("/panduan/sama-lama/")) == ("sama-lama", True)
    assert restored.get_latest_revision_as_object().slug == "sama-lama"


def test_thrown_away_twice_is_thrown_away_once(publish, staff):
    page = publish(GuidePage)

    first, second = throw_away(page, by=staff("editor")), throw_away(page, by=staff("admin"))

    assert first == second
    assert (BinItem.objects.count(), BinPage.objects.count()) == (1, 1)


def test_what_was_taken_out_is_not_taken_out_again(binned, staff):
    item = binned(GuidePage)
    restore(item, by=staff("editor"))

    with pytest.raises(TakenOut):
        purge(item, by=staff("admin"))
    assert GuidePage.objects.filter(live=True).exists()


def test_the_home_page_and_the_bin_stay(home, binned, staff):
    binned(GuidePage)

    for page in (home, BinPage.objects.get()):
        with pytest.raises(HoldsASite):
            throw_away(page, by=staff("admin"))


@pytest.mark.parametrize("role", ["penyelenggara", "moderator", "anggota", "verifikator"])
def test_who_may_not_write_there_may_not_restore(binned, staff, role):
    item = binned(GuidePage)

    with pytest.raises(PermissionDenied):
        restore(item, by=staff(role))
    assert BinItem.objects.exists()


@pytest.mark.parametrize("role", ["editor", "penyelenggara", "anggota"])
def test_only_administrators_purge(binned, staff, role):
    item = binned(GuidePage)

    with pytest.raises(PermissionDenied):
        purge(item, by=staff(role))
    assert BinItem.objects.exists()


def test_purging_destroys_the_page_and_leaves_its_log(binned, staff):
    item = binned(GuidePage)

    purge(item, by=staff("admin"))

    assert not GuidePage.objects.exists()
    assert {"bin.throw_away", "bin.purge", "wagtail.delete"} <= set(PageLogEntry.objects.filter(page=item.page_id).values_list("action", flat=True))


def test_the_clock_purges_what_is_over_and_nothing_else(binned):
    old, young = binned(GuidePage, "Lama"), binned(NewsPage, "Baru")
    BinItem.objects.filter(pk=old.pk).update(thrown_at=timezone.now() - datetime.timedelta(days=30, minutes=1))
    BinItem.objects.filter(pk=young.pk).update(thrown_at=timezone.now() - datetime.timedelta(days=29))

    assert (purge_expired(), purge_expired()) == (1, 0)

    assert list(BinItem.objects.all()) == [young]


def test_how_long_is_a_setting(binned):
    item = binned(GuidePage)
    BinItem.objects.filter(pk=item.pk).update(thrown_at=timezone.now() - datetime.timedelta(days=8))
    settings = BinSettings.load()
    settings.days_kept = 7
    settings.save()

    assert purge_expired() == 1


def test_a_page_that_cannot_be_purged_stops_no_other(binned, monkeypatch):
    from knowledge.bin import services

    first, second = binned(GuidePage, "Satu"), binned(GuidePage, "Dua")
    BinItem.objects.update(thrown_at=timezone.now() - datetime.timedelta(days=31))

    def fails_once(item, *, by):
        if item == first:
            raise RuntimeError
        return purge(item, by=by)

    monkeypatch.setattr(services, "purge", fails_once)

    assert purge_expired() == 1
    assert list(BinItem.objects.all()) == [first]
    assert not Page.objects.filter(pk=second.page_id).exists()


def test_what_names_it_tolerates_it(publish, staff, client):
    from knowledge.models import CollectionPage, LearningPathPage
    from knowledge.models.collection import CollectionItem, LearningStep

    target, other = publish(GuidePage, "Zamrud Khatulistiwa"), publish(GuidePage, "Yang lain")
    link = f'<p>Baca <a linktype="page" id="{target.pk}">panduan itu</a>.</p>'
    naming = [
        publish(GuidePage, "Menautkan", body=[("paragraph", link)]),
        publish(CollectionPage, "Kumpulan", items=[CollectionItem(target=target.page_ptr), CollectionItem(target=other.page_ptr)]),
        publish(LearningPathPage, "Jalur", steps=[LearningStep(target=target.page_ptr), LearningStep(target=other.page_ptr)]),
    ]
    addresses = [page.url for page in naming]
    assert [address for address in addresses if b"zamrud-khatulistiwa" not in client.get(address).content] == []

    throw_away(target, by=staff("editor"))

    for address in addresses:
        response = client.get(address)
        assert (response.status_code, b"zamrud-khatulistiwa" in response.content, b'"None"' in response.content) == (200, False, False), address
