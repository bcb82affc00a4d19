"""New pages that start from a frame: its words and tags, none of its history."""

import datetime

import pytest
from django.core.exceptions import PermissionDenied

from knowledge.catalogue.models import Entry
from knowledge.editorial.models import StartingPoint
from knowledge.editorial.services import start_from
from knowledge.models import GuidePage, MaterialCredit
from members.services import ensure_groups


@pytest.fixture
def frame(publish, home):
    """A published guide with everything that must stay behind, marked as a frame."""
    ensure_groups(home)
    page = publish(
        GuidePage,
        "Kerangka panduan",
        aspects=["1", "1.1"],
        summary="Ringkasan kerangka.",
        year=2021,
        external_id="lama-1",
        reviewed_on=datetime.date(2026, 1, 1),
        review_due=datetime.date(2027, 1, 1),
        credits=[MaterialCredit(name="Penulis lama")],
        body=[("paragraph", "<p>Isi kerangka.</p>")],
    )
    return StartingPoint.objects.create(page=page.page_ptr, title="Panduan langkah kerja", note="Untuk satu sub-aspek.")


def test_a_new_page_has_the_words_and_tags_of_its_frame_and_is_not_published(frame, person):
    made = start_from(frame, by=person("editor"))
    page = GuidePage.objects.get(pk=made.pk)

    assert not page.live
    assert page.summary == "Ringkasan kerangka."
    assert [aspect.code for aspect in page.chosen_aspects] == ["1", "1.1"]
    assert "Isi kerangka." in str(page.body)
    assert not Entry.objects.filter(kind="panduan", object_id=page.pk).exists()


def test_dates_credits_address_and_history_stay_behind(frame, person):
    editor = person("editor")
    page = GuidePage.objects.get(pk=start_from(frame, by=editor).pk)
    draft = page.get_latest_revision_as_object()

    for each in (page, draft):
        assert (each.year, each.external_id, each.reviewed_on, each.review_due, each.first_published_at) == (None, "", None, None, None)
        assert each.credits.count() == 0
        assert each.slug != "kerangka-panduan"
        assert each.title == "Panduan langkah kerja (baru)"
    assert page.owner == page.steward == editor
    assert page.revisions.count() == 1


def test_two_copies_of_a_frame_have_two_addresses(frame, person):
    editor = person("editor")

    assert start_from(frame, by=editor).slug != start_from(frame, by=editor).slug


def test_whoever_may_not_add_pages_there_makes_none(frame, person):
    with pytest.raises(PermissionDenied):
        start_from(frame, by=person("penyelenggara"))

    assert GuidePage.objects.count() == 1


def test_the_copy_opens_in_the_cms(frame, signed_in):
    client = signed_in("editor")

    listed = client.get("/admin/kerangka/").content.decode()
    led = client.post("/admin/kerangka/", {"kerangka": frame.pk})

    assert "Untuk satu sub-aspek." in listed
    assert led["Location"] == f"/admin/pages/{GuidePage.objects.latest('pk').pk}/edit/"


@pytest.mark.parametrize("key", ["", "x", "999999"])
def test_a_frame_that_is_not_there_is_not_found(frame, signed_in, key):
    assert signed_in("editor").post("/admin/kerangka/", {"kerangka": key}).status_code == 404


def test_organisers_are_offered_no_frame_of_the_library(frame, signed_in):
    html = signed_in("penyelenggara").get("/admin/kerangka/").content.decode()

    assert "Panduan langkah kerja" not in html
