"""Entries follow pages: what the public may not see has no entry."""

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction

from knowledge.catalogue.models import Entry
from knowledge.models import GuideIndexPage, GuidePage, PracticeIndexPage, StandardPage


def guides() -> list[str]:
    return sorted(Entry.objects.of_kind("panduan").values_list("title", flat=True))


def test_a_published_page_has_an_entry_with_its_links(publish):
    page = publish(GuidePage, "Panduan", aspects=["1", "1.1"], effort=2, level_from=1, level_to=2, duration="2 minggu")

    entry = Entry.objects.get(kind="panduan", object_id=page.pk)

    assert (entry.url, entry.effort, entry.level_from, entry.level_to) == ("/panduan/panduan/", 2, 1, 2)
    assert [label["code"] for label in entry.aspect_labels] == ["1"]
    assert entry.sub_aspect_codes == ["1.1"]
    assert entry.meta == ["Upaya sedang", "2 minggu"]


def test_choosing_a_sub_aspect_brings_its_aspect_along(publish):
    page = publish(GuidePage, "Panduan", aspects=["3.10"])

    assert [label["code"] for label in Entry.objects.get(kind="panduan", object_id=page.pk).aspect_labels] == ["3"]


def test_a_draft_has_no_entry(home, aspect):
    page = GuidePage(title="Konsep", live=False)
    page.aspects.set([aspect("1")])
    GuideIndexPage.objects.get().add_child(instance=page)
    page.save_revision()

    assert guides() == []


def test_a_draft_of_a_published_page_does_not_show_yet(publish):
    page = publish(GuidePage, "Terbit")
    page.title = "Konsep baru"
    page.save_revision()

    assert guides() == ["Terbit"]


def test_an_unpublished_page_loses_its_entry(publish):
    publish(GuidePage, "Panduan").unpublish()

    assert guides() == []


def test_a_deleted_page_loses_its_entry(publish):
    publish(GuidePage, "Panduan").delete()

    assert guides() == []


def test_deleting_the_parent_takes_the_entries_along(publish):
    publish(GuidePage, "Panduan")
    GuideIndexPage.objects.get().delete()

    assert guides() == []


@pytest.mark.parametrize("kind", ["login", "password", "groups"])
def test_a_page_that_becomes_private_loses_its_entry_and_gets_it_back(kind, publish):
    page = publish(GuidePage, "Panduan")
    restriction = PageViewRestriction.objects.create(page=page.page_ptr, restriction_type=kind, password="x")
    assert guides() == []

    restriction.delete()

    assert guides() == ["Panduan"]


def test_a_restriction_added_later_on_a_parent_takes_the_entries_away(publish, client):
    publish(GuidePage, "Panduan")
    publish(GuidePage, "Panduan lain")
    PageViewRestriction.objects.create(page=GuideIndexPage.objects.get().page_ptr, restriction_type="login")

    assert guides() == []
    assert client.get("/aspek/perencanaan-kebutuhan/").content.count(b"/panduan/panduan") == 0


def test_a_page_published_below_a_private_parent_has_no_entry(publish):
    PageViewRestriction.objects.create(page=Page.objects.get(slug="panduan"), restriction_type="login")
    publish(GuidePage, "Panduan")

    assert guides() == []


def test_a_new_address_of_a_page_is_the_address_of_its_entry(publish):
    page = publish(GuidePage, "Panduan")
    page.slug = "alamat-baru"
    page.save_revision().publish()

    assert Entry.objects.get(kind="panduan", object_id=page.pk).url == "/panduan/alamat-baru/"


def test_a_new_address_of_the_parent_moves_all_entries_below(publish, django_capture_on_commit_callbacks):
    page = publish(GuidePage, "Panduan")
    index = GuideIndexPage.objects.get()
    index.slug = "pustaka"
    with django_capture_on_commit_callbacks(execute=True):
        index.save_revision().publish()

    assert Entry.objects.get(kind="panduan", object_id=page.pk).url == "/pustaka/panduan/"


def test_a_page_moved_elsewhere_moves_its_entry(publish, home):
    page = publish(GuidePage, "Panduan")
    place = home.add_child(instance=StandardPage(title="Tempat lain", slug="tempat-lain"))
    page.move(place, pos="last-child")

    assert Entry.objects.get(kind="panduan", object_id=page.pk).url == "/tempat-lain/panduan/"


def test_an_expired_page_loses_its_entry(publish):
    from django.core.management import call_command

    page = publish(GuidePage, "Panduan")
    page.expire_at = timezone.now() - datetime.timedelta(minutes=1)
    page.save()
    call_command("publish_scheduled")

    assert guides() == []


def test_publishing_without_an_aspect_is_refused_in_code_too(home):
    page = GuidePage(title="Tanpa aspek", live=False)
    GuideIndexPage.objects.get().add_child(instance=page)
    revision = page.save_revision()

    with pytest.raises(ValidationError, match="Pilih sedikitnya satu aspek sebelum menerbitkan"):
        revision.publish()

    assert not GuidePage.objects.get(pk=page.pk).live
    assert guides() == []


def test_a_live_page_cannot_be_added_without_an_aspect(home):
    with pytest.raises(ValidationError, match="Pilih sedikitnya satu aspek"):
        PracticeIndexPage.objects.get().add_child(instance=GuidePage(title="Tanpa aspek"))


def test_scheduling_without_an_aspect_is_refused(home):
    page = GuidePage(title="Terjadwal", live=False, go_live_at=timezone.now() + datetime.timedelta(days=1))
    GuideIndexPage.objects.get().add_child(instance=page)
    revision = page.save_revision()

    with pytest.raises(ValidationError, match="Pilih sedikitnya satu aspek"):
        revision.publish()

    revision.refresh_from_db()
    assert revision.approved_go_live_at is None


def test_a_scheduled_page_gets_its_entry_when_its_time_comes(home, aspect):
    from django.core.management import call_command

    page = GuidePage(title="Terjadwal", live=False)
    page.aspects.set([aspect("1")])
    GuideIndexPage.objects.get().add_child(instance=page)
    revision = page.save_revision(approved_go_live_at=timezone.now() - datetime.timedelta(minutes=1))
    assert revision.pk
    assert guides() == []

    call_command("publish_scheduled")

    assert guides() == ["Terjadwal"]


def test_renaming_an_aspect_relabels_its_entries_alone(publish, aspect):
    renamed, other = publish(GuidePage, "Satu", aspects=["5", "5.1"]), publish(GuidePage, "Dua", aspects=["1"])
    before = Entry.objects.get(kind="panduan", object_id=other.pk).aspect_labels
    changed = aspect("5")
    changed.short_name = "Kinerja Baru"
    changed.save()

    entry = Entry.objects.get(kind="panduan", object_id=renamed.pk)

    assert entry.aspect_labels[0]["name"] == "Kinerja Baru"
    assert entry.sub_aspect_codes == ["5.1"]
    assert Entry.objects.get(kind="panduan", object_id=other.pk).aspect_labels == before
