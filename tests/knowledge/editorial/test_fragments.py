"""Fragments: written once, shown on every page, found by search, taken along, and not deleted while used."""

import json

import pytest
from django.db import transaction
from django.db.models import ProtectedError

from knowledge.blocks import PlainBody
from knowledge.catalogue.models import Entry
from knowledge.editorial.models import Fragment
from knowledge.models import GuidePage, NewsPage
from knowledge.takeaway.items import item_of_page
from knowledge.takeaway.markdown import markdown_of
from members.services import ensure_groups


def say(fragment, text):
    fragment.body = [("paragraph", f"<p>{text}</p>")]
    fragment.save()


def test_a_fragment_stands_on_every_page_that_includes_it_and_changes_everywhere_at_once(publish, fragment, text_of):
    shared = fragment("Batas unggah 31 Maret.")
    publish(GuidePage, "Panduan", body=[("fragment", shared)])
    publish(NewsPage, "Kabar", body=[("paragraph", "<p>Awal.</p>"), ("fragment", shared)])

    before = text_of("/panduan/panduan/"), text_of("/berita/kabar/")
    say(shared, "Batas unggah 30 April.")
    after = text_of("/panduan/panduan/"), text_of("/berita/kabar/")

    assert all("Batas unggah 31 Maret." in html for html in before)
    assert all("Batas unggah 30 April." in html and "31 Maret" not in html for html in after)


def test_search_finds_a_page_by_the_words_of_its_fragment_and_follows_their_change(publish, fragment, django_capture_on_commit_callbacks):
    shared = fragment("Kata burungbiru.")
    page = publish(GuidePage, "Panduan", body=[("fragment", shared)])
    assert "burungbiru" in Entry.objects.get(object_id=page.pk, kind="panduan").body

    with django_capture_on_commit_callbacks(execute=True):
        say(shared, "Kata burungmerah.")

    assert "burungmerah" in Entry.objects.get(object_id=page.pk, kind="panduan").body


def test_a_fragment_is_taken_along_in_files_and_changes_their_version(publish, fragment):
    shared = fragment("Kata burungbiru.")
    page = publish(GuidePage, "Panduan", body=[("fragment", shared)])
    before = item_of_page(page)

    say(shared, "Kata burungmerah.")
    after = item_of_page(GuidePage.objects.get(pk=page.pk))

    assert "burungbiru" in markdown_of(before)
    assert "burungmerah" in markdown_of(after)
    assert before.stamp != after.stamp


def test_a_fragment_holds_no_other_fragment():
    assert "fragment" not in PlainBody().child_blocks


def test_a_fragment_in_use_is_not_deleted(publish, fragment):
    shared = fragment()
    publish(GuidePage, "Panduan", body=[("fragment", shared)])

    with pytest.raises(ProtectedError), transaction.atomic():
        shared.delete()

    assert Fragment.objects.filter(pk=shared.pk).exists()


def test_the_cms_shows_where_a_fragment_in_use_stands_instead_of_deleting_it(publish, fragment, signed_in, home):
    shared, free = fragment(), fragment(key="bebas")
    publish(GuidePage, "Panduan pemakai", body=[("fragment", shared)])
    ensure_groups(home)
    client = signed_in("admin")

    refused = client.post(f"/admin/snippets/editorial/fragment/delete/{shared.pk}/", follow=True)
    deleted = client.post(f"/admin/snippets/editorial/fragment/delete/{free.pk}/")
    bulk = client.post(f"/admin/bulk/editorial/fragment/delete/?id={shared.pk}")

    assert "Panduan pemakai" in refused.content.decode()
    assert deleted.status_code == bulk.status_code == 302
    assert list(Fragment.objects.all()) == [shared]


@pytest.mark.parametrize("count", [1, 3])
def test_fragments_cost_one_query_however_many(publish, fragment, count_queries, count):
    publish(GuidePage, "Tanpa")
    plain = count_queries("/panduan/tanpa/")
    publish(GuidePage, "Dengan", body=[("fragment", fragment(key=f"p{number}")) for number in range(count)])

    assert count_queries("/panduan/dengan/") == plain + 1


def test_a_page_outlives_a_fragment_that_is_gone(publish, fragment, text_of):
    shared = fragment()
    page = publish(GuidePage, "Panduan", body=[("fragment", shared), ("paragraph", "<p>Tetap ada.</p>")])
    stored = [{**block, "value": 999} if block["type"] == "fragment" else block for block in page.body.get_prep_value()]
    GuidePage.objects.filter(pk=page.pk).update(body=json.dumps(stored))

    assert "Tetap ada." in text_of("/panduan/panduan/")
