"""Suggesting and deciding in the browser's words: nothing typed is lost, everybody is told."""

import pytest
from django.core import mail

from knowledge.models import GuidePage
from members.suggestions.models import Suggestion
from tests.members.suggestions.test_services import guide, suggest  # noqa: F401  fixtures

NEW = {"proposed": "Ringkasan yang lebih tepat.", "reason": "Angkanya berubah.", "source_url": "", "wants_credit": "on"}


@pytest.fixture
def address(guide):  # noqa: F811
    return f"/ruang/usulan/halaman/{guide.pk}/?bagian=summary"


def test_a_reader_finds_the_way_from_the_page(guide, signed_in):  # noqa: F811
    client = signed_in("anggota")

    page = client.get("/panduan/menyusun-peta-jabatan/").content.decode()
    choice = client.get(f"/ruang/usulan/halaman/{guide.pk}/").content.decode()

    assert f'href="/ruang/usulan/halaman/{guide.pk}/"' in page
    assert 'href="?bagian=summary"' in choice


def test_a_suggestion_is_taken_and_the_editors_are_told(address, signed_in, person, django_capture_on_commit_callbacks):
    editor = person("editor")

    with django_capture_on_commit_callbacks(execute=True):
        answer = signed_in("anggota").post(address, NEW)

    assert answer["Location"] == Suggestion.objects.get().get_absolute_url()
    assert [(letter.to, "Menyusun peta jabatan" in letter.subject) for letter in mail.outbox] == [([editor.email], True)]


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"reason": ""}, "Tulis alasannya"),
        ({"proposed": "Hubungi NIP 198503302010011001."}, "NIP"),
        ({"proposed": "Ringkasan lama."}, "masih sama"),
        ({"source_url": "bukan alamat"}, "URL"),
    ],
)
def test_what_is_wrong_is_named_and_what_was_typed_stays(wrong, said, address, signed_in):
    answer = signed_in("anggota").post(address, {**NEW, **wrong})

    html = answer.content.decode()
    assert answer.status_code == 422
    assert said in html
    assert {**NEW, **wrong}["proposed"] in html
    assert not Suggestion.objects.exists()


def test_the_editor_sees_the_difference_and_decides(suggest, signed_in, django_capture_on_commit_callbacks):  # noqa: F811
    suggestion = suggest()
    client = signed_in("editor")
    page = client.get(suggestion.get_absolute_url())
    assert "<ins>" in page.content.decode()

    with django_capture_on_commit_callbacks(execute=True):
        answer = client.post(
            suggestion.get_absolute_url(),
            {"text": "Ringkasan yang rapi.", "answer": "Terima kasih.", "seen": page.context["seen"], "keputusan": "terima"},
        )

    assert answer.status_code == 302
    assert GuidePage.objects.get().summary == "Ringkasan yang rapi."
    assert "/panduan/menyusun-peta-jabatan/" in client.get("/cari/", {"q": "Ringkasan yang rapi"}).content.decode()
    assert [letter.subject for letter in mail.outbox if letter.to == [suggestion.author.email]] == [
        "[CoP Sistem Merit] Usulan Anda diterima: Menyusun peta jabatan"
    ]


def test_a_refusal_without_a_reason_is_asked_for_it(suggest, signed_in):  # noqa: F811
    suggestion = suggest()

    answer = signed_in("editor").post(suggestion.get_absolute_url(), {"text": "", "answer": " ", "seen": "x", "keputusan": "tolak"})

    assert answer.status_code == 422
    assert Suggestion.objects.get().is_waiting


def test_who_decides_on_an_old_reading_is_shown_the_new_one_and_keeps_the_text(guide, suggest, signed_in):  # noqa: F811
    suggestion, client = suggest(), signed_in("editor")
    stamp = client.get(suggestion.get_absolute_url()).context["seen"]
    guide.summary = "Diubah editor lain."
    guide.save_revision().publish()
    said = {"text": "Teks saya.", "answer": "", "seen": stamp, "keputusan": "terima"}

    refused = client.post(suggestion.get_absolute_url(), said)
    accepted = client.post(suggestion.get_absolute_url(), {**said, "seen": refused.context["seen"]})

    assert refused.status_code == 409
    assert "Teks saya." in refused.content.decode()
    assert "Diubah" in refused.content.decode()
    assert accepted.status_code == 302
    assert GuidePage.objects.get().summary == "Teks saya."


def test_a_decided_one_cannot_be_withdrawn(suggest, signed_in):  # noqa: F811
    suggestion = suggest()
    signed_in("editor").post(suggestion.get_absolute_url(), {"text": "", "answer": "Tidak tepat.", "seen": "x", "keputusan": "tolak"})

    signed_in("anggota").post(f"{suggestion.get_absolute_url()}tarik/")

    assert Suggestion.objects.get().state == "ditolak"


def test_lists_cost_the_same_for_one_and_three(guide, suggest, signed_in, django_assert_num_queries, person):  # noqa: F811
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client = signed_in("editor")
    suggest()
    counts = []
    for more in ([], ["32", "63"]):
        for code in more:
            suggest(f"Teks {code}", by=person("anggota", code))
        client.get("/ruang/usulan/")
        with CaptureQueriesContext(connection) as queries:
            page = client.get("/ruang/usulan/")
        counts.append(len(queries))

    assert len(page.context["waiting"]) == 3
    assert counts[0] == counts[1]
