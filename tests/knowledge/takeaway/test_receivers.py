"""Search finds a page by what its files say, as long as the page offers them to everybody."""

import pytest
from django.core.files.base import ContentFile
from wagtail.models import CollectionViewRestriction

from knowledge.catalogue.models import Entry
from knowledge.catalogue.registry import kind_of
from knowledge.media.receivers import follow
from knowledge.media.selectors import public_text
from knowledge.models import GuidePage, RegulationPage, TemplatePage

SAYS = b"Lembar wawancara jabatan pengawas"


def words_of(page):
    return Entry.objects.get(kind=kind_of(page).code, object_id=page.pk).body


@pytest.mark.parametrize("model", [TemplatePage, RegulationPage])
def test_a_page_is_found_by_the_words_of_its_own_file(publish, document, model):
    page = publish(model, document=document("lembar.txt", SAYS))

    assert "Lembar wawancara" in words_of(page)


def test_a_page_is_found_by_the_words_of_the_files_in_its_body(publish, document):
    files = [document(f"{number}.txt", f"isi nomor {number}".encode()) for number in range(3)]

    page = publish(GuidePage, body=[("download", {"document": file, "note": ""}) for file in files])

    assert "isi nomor 0 isi nomor 1 isi nomor 2" in words_of(page)


@pytest.mark.parametrize("count", [1, 3])
def test_the_words_of_all_files_of_a_page_cost_one_query(document, count, django_assert_num_queries):
    keys = [document(f"{number}.txt", b"isi").pk for number in range(count)]

    with django_assert_num_queries(1):
        public_text(keys)


def test_a_replaced_file_changes_what_its_page_is_found_by(publish, document):
    file = document("lembar.txt", SAYS)
    page = publish(TemplatePage, document=file)
    file.file = ContentFile(b"Formulir umpan balik", name="lembar.txt")
    file._set_document_file_metadata()
    file.save()

    follow(file.pk)

    assert "Formulir umpan balik" in words_of(page)
    assert "Lembar wawancara" not in words_of(page)


def test_a_deleted_file_is_no_longer_found(publish, document, django_capture_on_commit_callbacks):
    file = document("lembar.txt", SAYS)
    page = publish(GuidePage, body=[("download", {"document": file, "note": ""})])
    assert "Lembar wawancara" in words_of(page)

    with django_capture_on_commit_callbacks(execute=True):
        file.delete()

    assert "Lembar wawancara" not in words_of(page)


def test_a_closed_collection_takes_its_words_out_of_search_and_gives_them_back(publish, document):
    page = publish(TemplatePage, document=(file := document("lembar.txt", SAYS)))
    closed = CollectionViewRestriction.objects.create(collection=file.collection, restriction_type="login")
    assert "Lembar wawancara" not in words_of(page)

    closed.delete()

    assert "Lembar wawancara" in words_of(page)


def test_a_file_of_a_draft_is_not_found(publish, document):
    page = publish(TemplatePage, document=document("lembar.txt", SAYS))

    page.unpublish()

    assert not Entry.objects.filter(body__contains="Lembar wawancara").exists()
