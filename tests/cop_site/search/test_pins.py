"""Editors' choices: for which questions they show, and that nothing hidden ever does."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import PageViewRestriction

from cop_site.search.models import PinnedResult
from knowledge.glossary.models import Term
from knowledge.models import GuideIndexPage, GuidePage
from members.services.groups import ensure_groups


@pytest.fixture
def guide(home: Any, aspect: Callable[[str], Any]) -> GuidePage:
    page = GuideIndexPage.objects.get().add_child(instance=GuidePage(title="Pintu masuk", slug="pintu-masuk", summary="Mulai di sini.", live=False))
    page.aspects.add(aspect("3"))
    page.save_revision().publish()
    return GuidePage.objects.get(pk=page.pk)


def pin(text: str, **fields: Any) -> PinnedResult:
    made = PinnedResult(text=text, **fields)
    made.full_clean()
    made.save()
    return made


def pinned(client: Client, text: str, **more: Any) -> list[str]:
    return [entry.title for entry in client.get("/cari/", {"q": text, **more}).context["pinned"]]


@pytest.mark.parametrize("said", ["talent pool", "Talent  Pool!", "kelompok talenta", "KRS", "talent poll", "talent pool yang"])
def test_a_choice_shows_for_every_way_to_say_the_same(client: Client, guide: GuidePage, said: str) -> None:
    pin("talent pool", page=guide)

    assert pinned(client, said) == ["Pintu masuk"]


def test_other_forms_of_a_word_mean_the_same_and_other_words_do_not(client: Client, guide: GuidePage) -> None:
    pin("penilaian kinerja", page=guide)

    assert pinned(client, "menilai kinerja") == ["Pintu masuk"]
    assert pinned(client, "penilaian kerja") == []
    assert pinned(client, "penilaian kinerja triwulan") == []


def test_a_choice_is_labelled_and_not_listed_twice(client: Client, guide: GuidePage) -> None:
    pin("pintu masuk", page=guide)

    page = client.get("/cari/", {"q": "pintu masuk"})

    assert "Pilihan editor" in page.content.decode()
    assert page.content.decode().count(f'href="{guide.url}"') == 1
    assert "Pintu masuk" not in [hit.entry.title for hit in page.context["hits"]]


def test_an_unpublished_choice_never_shows(client: Client, guide: GuidePage) -> None:
    pin("pintu masuk", page=guide)

    guide.unpublish()

    assert pinned(client, "pintu masuk") == []
    assert b"Pintu masuk" not in client.get("/cari/", {"q": "pintu masuk"}).content


def test_a_restricted_choice_never_shows(client: Client, guide: GuidePage) -> None:
    pin("pintu masuk", page=guide)

    PageViewRestriction.objects.create(page=guide, restriction_type=PageViewRestriction.LOGIN)

    assert pinned(client, "pintu masuk") == []


def test_a_draft_cannot_be_chosen(guide: GuidePage) -> None:
    guide.unpublish()

    with pytest.raises(ValidationError, match="tidak ditemukan"):
        pin("pintu", page=guide)


@pytest.mark.parametrize(("starts", "ends", "shows"), [(0, None, True), (-5, 0, True), (1, None, False), (-5, -1, False)])
def test_a_choice_shows_in_its_time_only(client: Client, guide: GuidePage, starts: int, ends: int | None, shows: bool) -> None:
    today = timezone.localdate()
    pin("pintu masuk", page=guide, starts_on=today + timedelta(starts), ends_on=None if ends is None else today + timedelta(ends))

    assert bool(pinned(client, "pintu masuk")) is shows


def test_a_choice_yields_to_filters_and_to_order_by_date(client: Client, guide: GuidePage) -> None:
    pin("pintu masuk", page=guide)

    assert pinned(client, "pintu masuk", jenis="praktik") == []
    assert pinned(client, "pintu masuk", urut="tanggal") == []
    assert pinned(client, "pintu masuk", page="2") == []


def test_what_is_no_page_is_chosen_by_its_address(client: Client, db: None) -> None:
    term = Term.objects.get(term="Talent Pool")

    pin("bank bakat", address=f"https://cop.example/glosarium/#{term.slug}")

    assert pinned(client, "bank bakat") == ["Talent Pool (Kelompok Talenta)"]


def test_the_order_is_the_editors(client: Client, guide: GuidePage) -> None:
    pin("pintu", page=guide, position=2)
    pin("pintu", address="/instansi/63/", position=1)

    assert pinned(client, "pintu")[1] == "Pintu masuk"


@pytest.mark.parametrize(
    "fields", [{}, {"address": "/tidak/ada/"}, {"address": "\x00"}, {"address": "https://["}, {"address": "/glosarium/#anjab", "page_id": 1}]
)
def test_a_choice_of_nothing_is_refused(db: None, fields: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        pin("pintu", **fields)


def test_a_choice_for_signs_alone_is_refused(guide: GuidePage) -> None:
    with pytest.raises(ValidationError, match="satu kata"):
        pin("!?", page=guide)


def test_the_same_choice_twice_is_refused_by_form_and_database(guide: GuidePage) -> None:
    first = pin("penilaian", page=guide)

    with pytest.raises(ValidationError, match="sudah dipasang"):
        pin("menilai", page=guide)
    with pytest.raises(IntegrityError, match=r"UNIQUE|unique"):
        PinnedResult.objects.create(text="x", key=first.key, kind=first.kind, object_id=first.object_id)


def test_an_editor_pins_in_the_cms(signed_in: Callable[..., Client], guide: GuidePage) -> None:
    ensure_groups(guide.get_parent().get_parent())
    editor = signed_in("editor")

    form = editor.get("/admin/snippets/search/pinnedresult/add/", {"text": "pintu masuk"})
    saved = editor.post(
        "/admin/snippets/search/pinnedresult/add/",
        {"text": "pintu masuk", "page": guide.pk, "address": "", "position": "1", "starts_on": "2020-01-01", "ends_on": "", "note": ""},
    )
    listed = editor.get("/admin/snippets/search/pinnedresult/").content.decode()

    assert 'value="pintu masuk"' in form.content.decode()
    assert saved.status_code == 302
    assert PinnedResult.objects.get().object_id == guide.pk
    assert "Tampil" in listed


@pytest.mark.parametrize("role", ["penyelenggara", "moderator"])
def test_others_in_the_cms_cannot_pin(signed_in: Callable[..., Client], guide: GuidePage, role: str) -> None:
    ensure_groups(guide.get_parent().get_parent())

    assert signed_in(role).get("/admin/snippets/search/pinnedresult/add/").status_code in (302, 403)


def test_the_list_of_choices_costs_the_same_for_three_as_for_one(signed_in: Callable[..., Client], guide: GuidePage) -> None:
    admin = signed_in("admin")
    counts = []
    for texts in (["satu"], ["dua", "tiga"]):
        for text in texts:
            pin(text, page=guide)
        admin.get("/admin/snippets/search/pinnedresult/")
        with CaptureQueriesContext(connection) as queries:
            admin.get("/admin/snippets/search/pinnedresult/")
        counts.append(len(queries))

    assert counts[0] == counts[1]
