"""The real editor of an episode: numbers, recordings and chapters."""

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from events.podcast.models import EpisodePage
from knowledge.media.models import CopDocument

pytestmark = pytest.mark.django_db


@pytest.fixture
def send(person, series, aspect):
    """Sends the form of a new episode below the podcast, as the browser does."""
    user = person("admin")
    user.is_superuser = True
    user.save()
    client = Client()
    client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")

    def make(**changes):
        data = {
            "title": "Pola karier", "slug": "pola-karier", "summary": "", "season": "1", "number": "1", "published_on": "2026-09-01",
            "duration_seconds": "720", "audio": "", "audio_url": "", "audio_bytes": "", "voices": inline_formset([]), "takeaways": streamfield([]),
            "chapters": streamfield([]), "body": streamfield([]), "transcript": rich_text("<p>Halo</p>"), "source_name": "", "source_url": "",
            "rights": "", "reviewed_on": "", "review_due": "", "related_links": inline_formset([]),
            "credits": inline_formset([]), "comments": inline_formset([]),
            "action-publish": "1",
            **changes,
        }  # fmt: skip
        form = {**nested_form_data(data), "aspects": [str(aspect("4").pk)], "topics": []}
        return client.post(reverse("wagtailadmin_pages:add", args=["podcast", "episodepage", series("meritokrasi").pk]), form)

    return make


def chapters(*starts):
    return streamfield([("chapter", {"start": start, "title": f"Bab {start}"}) for start in starts])


@pytest.mark.row("S0-22")
def test_an_episode_is_published_without_a_recording(send):
    send(chapters=chapters("00:00", "04:40"))

    assert EpisodePage.objects.get().live


def test_a_number_occurs_once_in_a_season(send):
    send()
    response = send(slug="lain", title="Judul lain")

    assert response.context["form"].errors["number"] == ["Nomor 1 sudah dipakai dalam rangkaian “Podcast Meritokrasi”."]
    send(slug="lain", season="2")
    assert EpisodePage.objects.count() == 2


def test_chapters_that_go_backwards_or_are_no_time_are_refused_where_they_stand(send):
    backwards = send(chapters=chapters("04:40", "01:30"))
    no_time = send(chapters=chapters("empat menit"))

    assert "Urutkan menurut waktu mulai." in backwards.content.decode()
    assert no_time.context["form"].errors["chapters"]
    assert not EpisodePage.objects.exists()


def test_a_document_that_is_no_recording_is_refused(send):
    fake = CopDocument.objects.create(title="Bukan audio", file=ContentFile(b"MZ", name="bukan.mp3"))

    assert send(audio=str(fake.pk)).context["form"].errors["audio"] == ["Isi berkas ini bukan audio seperti akhiran namanya."]


def test_one_recording_is_enough(send):
    audio = CopDocument.objects.create(title="Audio", file=ContentFile(b"ID3", name="satu.mp3"))

    response = send(audio=str(audio.pk), audio_url="https://audio.example/satu.mp3")

    assert response.context["form"].errors["audio_url"] == ["Pilih salah satu: berkas yang diunggah atau alamat di luar situs."]
