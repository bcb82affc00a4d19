"""Downloads are counted once for each reader who takes a file, and never stand in its way."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.core.files.base import ContentFile
from django.db import DatabaseError, connection
from django.urls import reverse
from django.utils import timezone
from wagtail.models import CollectionViewRestriction

from knowledge.media import services
from knowledge.media.models import CopDocument, DocumentText, DownloadCount
from knowledge.media.selectors import download_totals, public_text

READER = "Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0"


def take(client, document, method="get", **headers):
    response = getattr(client, method)(document.url, headers={"user-agent": READER, **headers})
    if response.streaming:
        b"".join(response.streaming_content)
    return response


def count_of(document):
    return download_totals([document.pk]).get(document.pk, 0)


def test_taking_a_file_is_counted_for_the_day(client, document):
    file = document("a.txt", b"isi")

    take(client, file)
    take(client, file)

    assert list(DownloadCount.objects.values_list("document", "day", "count")) == [(file.pk, timezone.localdate(), 2)]


@pytest.mark.parametrize(
    ("method", "headers"),
    [
        ("head", {}),
        ("get", {"range": "bytes=100-200"}),
        ("get", {"user-agent": "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)"}),
        ("get", {"user-agent": "curl/8.0"}),
        ("get", {"user-agent": ""}),
        ("get", {"sec-purpose": "prefetch"}),
    ],
)
def test_what_no_reader_takes_is_not_counted(client, document, method, headers):
    file = document("a.txt", b"isi")

    take(client, file, method, **headers)

    assert count_of(file) == 0


def test_the_first_piece_of_a_file_counts_as_the_file(client, document):
    file = document("a.txt", b"isi")

    take(client, file, range="bytes=0-1023")

    assert count_of(file) == 1


def test_a_copy_that_the_reader_holds_is_not_counted(client, document):
    file = document("a.txt", b"isi")

    response = take(client, file, **{"if-none-match": f'"{file.file_hash}"'})

    assert response.status_code == 304
    assert count_of(file) == 0


def test_a_file_of_a_closed_collection_is_neither_given_nor_counted(client, document):
    file = document("a.txt", b"isi")
    CollectionViewRestriction.objects.create(collection=file.collection, restriction_type="login")

    response = take(client, file)

    assert response.status_code == 302
    assert count_of(file) == 0


def test_a_database_that_refuses_does_not_withhold_the_file(client, document, monkeypatch):
    file = document("a.txt", b"isi")
    monkeypatch.setattr(services.DownloadCount.objects, "filter", lambda **wanted: (_ for _ in ()).throw(DatabaseError("locked")))

    assert take(client, file).status_code == 200


@pytest.mark.django_db(transaction=True)
def test_readers_at_the_same_moment_are_all_counted(document):
    file = document("a.txt", b"isi")

    def download(_number):
        services.count_download(file.pk)
        connection.close()

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(download, range(24)))

    assert count_of(file) == 24


def test_an_upload_is_read_and_a_replacement_read_anew(admin_client, settings, tmp_path, django_capture_on_commit_callbacks):
    settings.MEDIA_ROOT = tmp_path
    with django_capture_on_commit_callbacks(execute=True):
        admin_client.post(reverse("wagtaildocs:add"), {"title": "Surat", "file": ContentFile(b"isi lama", name="surat.txt"), "collection": 1})
    document = CopDocument.objects.get()
    before = DocumentText.objects.get().text

    with django_capture_on_commit_callbacks(execute=True):
        data = {"title": "Surat", "file": ContentFile(b"isi baru", name="surat.txt"), "collection": document.collection_id, "tags": ""}
        admin_client.post(reverse("wagtaildocs:edit", args=[document.pk]), data)

    assert (before, DocumentText.objects.get().text) == ("isi lama", "isi baru")


def test_the_text_of_a_closed_collection_is_not_public(document):
    file = document("a.txt", b"isi rahasia")
    assert public_text([file.pk]) == "isi rahasia"

    CollectionViewRestriction.objects.create(collection=file.collection, restriction_type="login")

    assert public_text([file.pk]) == ""
