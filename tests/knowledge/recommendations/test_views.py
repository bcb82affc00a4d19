"""The page of recommendations: reasons for every item, one first step, nobody else's results."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from knowledge.assessment.models import Assessment
from knowledge.catalogue.models import Entry
from knowledge.recommendations.models import RecommendationWeights
from knowledge.recommendations.services import as_json
from tests.knowledge.assessment.test_views import text_of

PAGE = "/ruang/rekomendasi/"
MakeEntry = Callable[..., Entry]


@pytest.mark.row("S4-24")
def test_every_item_shows_its_reasons_and_its_score(mk_2021: Assessment, entry: MakeEntry, signed_in: Callable[..., Client]) -> None:
    entry("Karier", "3")

    page = text_of(signed_in("operator", "N-SETJENMK").get(PAGE))

    for place in as_json(mk_2021.instansi)["recommendations"]:
        assert place["title"] in page
        for part in place["parts"]:
            assert part["text"].replace("\u00a0", " ") in page
    assert "Nilai 0,503 dan bagiannya" in page


def test_there_is_one_first_step_for_this_week(mk_2021: Assessment, entry: MakeEntry, signed_in: Callable[..., Client]) -> None:
    entry("Karier", "3", facts={"first_step": "Kumpulkan daftar jabatan kritis."})

    response = signed_in("operator", "N-SETJENMK").get(PAGE)

    assert "Kumpulkan daftar jabatan kritis." in text_of(response)
    assert response.content.count(b"btn-accent") == 1


def test_the_list_narrows_to_one_weak_aspect(mk_2021: Assessment, entry: MakeEntry, signed_in: Callable[..., Client]) -> None:
    entry("Karier", "3")
    entry("Promosi", "4")

    places = signed_in("operator", "N-SETJENMK").get(f"{PAGE}?instansi=N-SETJENMK&aspek=4").context["places"]

    assert [place.entry.title for place in places] == ["Promosi"]


def test_without_an_assessment_the_page_offers_to_enter_scores(signed_in: Callable[..., Client]) -> None:
    page = signed_in("operator", "63").get(PAGE)

    assert "Belum ada penilaian untuk dijadikan dasar" in text_of(page)
    assert b'href="/ruang/penilaian/isi/63/"' in page.content


@pytest.mark.parametrize(("role", "code", "status"), [
    ("operator", "N-SETJENMK", 200), ("pimpinan", "N-SETJENMK", 200), ("verifikator", "63", 200),
    ("operator", "63", 403), ("anggota", "N-SETJENMK", 403),
])  # fmt: skip
def test_only_its_own_people_and_overseers_see_them(role: str, code: str, status: int, mk_2021: Assessment, signed_in: Callable[..., Client]) -> None:
    assert signed_in(role, code).get(f"{PAGE}?instansi=N-SETJENMK").status_code == status


def test_guests_sign_in_first_and_members_are_told_where_else_to_look(signed_in: Callable[..., Client]) -> None:
    assert Client().get(PAGE).status_code == 302
    assert "Operator dan pimpinan instansi melihatnya di sini." in text_of(signed_in("anggota", "33.10").get(PAGE))


def test_an_unknown_instansi_is_not_found(signed_in: Callable[..., Client]) -> None:
    assert signed_in("verifikator", "63").get(f"{PAGE}?instansi=XX").status_code == 404


def test_queries_and_weight_stay_within_the_budget(mk_2021: Assessment, entry: MakeEntry, signed_in: Callable[..., Client]) -> None:
    client = signed_in("operator", "N-SETJENMK")

    def reading() -> tuple[int, int]:
        client.get(PAGE)
        with CaptureQueriesContext(connection) as captured:
            size = len(client.get(PAGE).content)
        return len(captured), size

    entry("Karier", "3")
    one, _size = reading()
    for number in range(14):
        entry(f"Karier {number}", "3", effort=1, summary="Panjang. " * 40)
    many, size = reading()

    assert one == many <= 11
    assert size <= 40_000


def test_weights_are_shown_in_the_cms_and_a_new_version_is_added_but_none_changed(admin_client: Any) -> None:
    first = RecommendationWeights.objects.create()
    base = "/admin/snippets/recommendations/recommendationweights/"

    assert admin_client.get(base).status_code == 200
    assert admin_client.get(f"{base}add/").status_code == 200
    assert admin_client.get(f"{base}copy/{first.pk}/").status_code == 200
    assert admin_client.get(f"{base}edit/{first.pk}/").status_code == 302
