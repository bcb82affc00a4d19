"""What is not public is nowhere: not in lists, search, feeds, API or sitemap, and not at the address of a file."""

import re
from io import BytesIO

import pytest
from django.test import Client
from PIL import Image

from knowledge.catalogue.models import Entry
from knowledge.models import PracticePage
from members.contributions import services
from members.contributions.models import ContributionFile

from .conftest import paper, picture

SECRET = "Zirkonium peta jabatan"
PLACES = [
    "/praktik/",
    "/cari/?q=zirkonium",
    "/cari/saran/?q=zirkon",
    "/api/v1/search?q=zirkonium",
    "/api/v1/materials",
    "/sitemap-1.xml",
    "/aspek/{}/",
]


@pytest.fixture
def contribution(submitted, draft, author):
    """One that waits, with a photo and a document."""
    waiting = draft(title=SECRET)
    services.add_photo(waiting, by=author, upload=picture(), description="Tim berdiskusi")
    services.add_document(waiting, by=author, upload=paper(), title="SK tim")
    return services.submit(waiting, by=author)


def read(place, aspect):
    response = Client().get(place.format(aspect("1").slug))
    return response.content.decode().lower() if response.status_code == 200 else ""


def document_url(contribution):
    return contribution.files.get(document__isnull=False).document.url


def test_a_waiting_contribution_is_nowhere_and_a_published_one_is_everywhere(contribution, decide, editor, aspect):
    hidden = [
        place
        for place in PLACES
        if "zirkonium" in read(place, aspect).replace("q=zirkonium", "").replace("“zirkonium”", "").replace('"zirkonium"', "")
    ]
    assert hidden == []
    assert Client().get(f"/praktik/{PracticePage.objects.get().slug}/").status_code == 404
    assert Entry.objects.filter(title=SECRET).count() == 0

    decide(contribution, by=editor)

    assert Client().get(f"/praktik/{PracticePage.objects.get().slug}/").status_code == 200
    assert Entry.objects.filter(title=SECRET).count() == 1
    assert SECRET.lower() in read("/praktik/", aspect)


def test_a_document_opens_for_its_people_until_it_is_public_and_for_all_then(contribution, decide, editor, signed_in):
    url = document_url(contribution)
    outsiders = [Client(), signed_in("narasumber", "32"), signed_in("penyelenggara")]
    insiders = [signed_in("anggota"), signed_in("editor")]
    assert [client.get(url).status_code for client in outsiders] == [404, 404, 404]
    assert [client.get(url).status_code for client in insiders] == [200, 200]

    decide(contribution, by=editor)
    assert Client().get(url).status_code == 200

    PracticePage.objects.get().unpublish()
    assert Client().get(url).status_code == 404


def test_a_document_whose_draft_is_deleted_is_gone(draft, author):
    contribution = draft()
    services.add_document(contribution, by=author, upload=paper(), title="SK tim")
    url = document_url(contribution)

    PracticePage.objects.get().delete()

    assert Client().get(url).status_code == 404
    assert ContributionFile.objects.count() == 0


def test_a_photo_has_no_place_and_no_camera_in_it_and_a_name_that_cannot_be_guessed(draft, author):
    exif = Image.Exif()
    exif[0x010F] = "Telepon Rahasia"
    exif.get_ifd(0x8825)[2] = (7.0, 42.0, 11.0)
    contribution = draft()

    services.add_photo(contribution, by=author, upload=picture("IMG_0001.jpg", exif=exif), description="Tim berdiskusi")

    image = contribution.files.get().image
    content = image.file.read()
    assert len(Image.open(BytesIO(content)).getexif()) == 0
    assert b"Telepon" not in content
    assert re.fullmatch(r"original_images/foto-[0-9a-f]{32}\.jpg", image.file.name)


def test_a_photo_of_a_page_that_was_taken_down_is_at_none_of_its_addresses(contribution, decide, editor, django_capture_on_commit_callbacks):
    decide(contribution, by=editor)
    html = Client().get(f"/praktik/{PracticePage.objects.get().slug}/").content.decode()
    address = re.search(r'src="(/media/images/foto-[^"]+)"', html)[1]
    assert Client().get(address).status_code == 200

    with django_capture_on_commit_callbacks(execute=True):
        PracticePage.objects.get().unpublish()

    assert Client().get(address).status_code == 404


@pytest.mark.parametrize("upload", [paper("foto.jpg", b"<script>alert(1)</script>"), picture("foto.gif", "GIF")], ids=["text", "gif"])
def test_what_is_no_photo_is_refused(draft, author, upload):
    from django.core.exceptions import ValidationError

    with pytest.raises(ValidationError):
        services.add_photo(draft(), by=author, upload=upload, description="Tim")


def test_five_photos_are_enough(draft, author, monkeypatch):
    from members.contributions.services import files

    monkeypatch.setattr(files, "MOST_PHOTOS", 1)
    contribution = draft()
    services.add_photo(contribution, by=author, upload=picture(), description="Satu")

    with pytest.raises(services.TooManyFiles):
        services.add_photo(contribution, by=author, upload=picture(), description="Dua")
