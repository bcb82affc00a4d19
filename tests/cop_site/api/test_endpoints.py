"""The API as programs use it."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from django.utils import timezone

from cop_site.api import gate
from cop_site.api.models import ApiToken
from knowledge.recommendations.services import as_json

PROBLEM = "application/problem+json"
READS = [
    "/search?q=talenta",
    "/search/suggest?q=ta",
    "/frameworks",
    "/frameworks/kasn-2019",
    "/materials",
    "/events",
    "/instansi",
    "/stats",
    "/openapi.json",
]


def api(client: Client, path: str, **headers: Any) -> Any:
    return client.get(f"/api/v1{path}", **headers)


def test_search_answers_in_the_shape_of_the_contract(client: Client, entry: Callable[..., Any], instansi: Callable[[str], Any]) -> None:
    more = {"instansi": instansi("63"), "level_from": 1, "level_to": 2, "format": "teks"}
    made = entry("Manajemen talenta", external_id="talenta-1", summary="Peta talenta.", url="/panduan/talenta/", aspects=["3", "5"], **more)

    answer = api(client, "/search?q=talenta&aspek=3&jenis=panduan&tahun=2026").json()

    assert set(answer) == {"total", "took_ms", "suggestion", "results", "facets"}
    assert answer["total"] == 1
    assert answer["suggestion"] is None
    assert answer["results"] == [
        {
            "id": made.pk,
            "external_id": "talenta-1",
            "kind": "panduan",
            "title": "Manajemen talenta",
            "url": "/panduan/talenta/",
            "summary": "Peta talenta.",
            "highlight": "Peta <mark>talenta</mark>.",
            "aspects": ["3", "5"],
            "date": "2026-01-01",
        }
    ]
    assert answer["facets"] == {
        "aspek": [{"value": "3", "label": "Pengembangan Karier", "count": 1}, {"value": "5", "label": "Manajemen Kinerja", "count": 1}],
        "jenis": [{"value": "panduan", "label": "Panduan", "count": 1}],
        "instansi": [{"value": "63", "label": "Pemerintah Provinsi Kalimantan Selatan", "count": 1}],
        "provinsi": [{"value": "63", "label": "Kalimantan Selatan", "count": 1}],
        "tahun": [{"value": "2026", "label": "2026", "count": 1}],
        "tingkat": [{"value": "1", "label": "Tingkat 1", "count": 1}, {"value": "2", "label": "Tingkat 2", "count": 1}],
        "format": [{"value": "teks", "label": "Bacaan", "count": 1}],
    }


def test_search_narrows_by_several_values_of_each_filter(client: Client, entry: Callable[..., Any], instansi: Callable[[str], Any]) -> None:
    here, there = instansi("63"), instansi("32")
    entry("Rapor satu", instansi=here, year=2024, level_from=1, level_to=2, format="teks")
    entry("Rapor dua", instansi=there, year=2025, level_from=2, format="audio")
    entry("Rapor tiga", year=2023, level_from=4, format="video")

    for asked in ("instansi=63&instansi=32", "provinsi=63&provinsi=32", "tahun=2024&tahun=2025", "tingkat=1&tingkat=2", "format=teks&format=audio"):
        found = api(client, f"/search?q=rapor&{asked}").json()["results"]
        assert {result["title"] for result in found} == {"Rapor satu", "Rapor dua"}, asked


def test_search_suggests_a_better_spelling(client: Client, entry: Callable[..., Any]) -> None:
    entry("Netralitas pegawai")

    assert api(client, "/search?q=netralitsa").json()["suggestion"] == "netralitas"


@pytest.mark.parametrize(
    ("query", "parameter"),
    [
        ("aspek=99", "aspek"),
        ("jenis=tidak-ada", "jenis"),
        ("page=0", "page"),
        ("page_size=101", "page_size"),
        ("tahun=dua", "tahun"),
        (f"q={'a' * 401}", "q"),
    ],
)
def test_a_bad_parameter_is_named(client: Client, db: None, query: str, parameter: str) -> None:
    answer = api(client, f"/search?{query}")

    assert (answer.status_code, answer.headers["Content-Type"]) == (422, PROBLEM)
    assert answer.json()["errors"][0]["parameter"].startswith(parameter)


@pytest.mark.parametrize("path", ["/search?instansi=tidak-ada", "/materials?instansi=tidak-ada", "/frameworks/tidak-ada", "/tidak-ada", "/search/"])
def test_what_is_not_there_is_a_problem_too(client: Client, db: None, path: str) -> None:
    answer = api(client, path)

    assert (answer.status_code, answer.headers["Content-Type"]) == (404, PROBLEM)
    assert set(answer.json()) == {"type", "title", "status", "detail"}


@pytest.mark.parametrize("path", READS)
@pytest.mark.parametrize("method", ["post", "put", "patch", "delete", "options"])
def test_reads_refuse_other_methods_and_say_which_would_do(db: None, path: str, method: str) -> None:
    answer = getattr(Client(enforce_csrf_checks=True), method)(f"/api/v1{path}")

    assert (answer.status_code, answer.headers["Content-Type"], answer.headers["Allow"]) == (405, PROBLEM, "GET, HEAD")


@pytest.mark.parametrize("path", READS)
def test_an_unchanged_answer_is_not_sent_again(client: Client, entry: Callable[..., Any], path: str) -> None:
    first = api(client, path)

    again = api(client, path, HTTP_IF_NONE_MATCH=first.headers["ETag"])

    assert (first.status_code, again.status_code, again.content) == (200, 304, b"")
    assert again.headers["ETag"] == first.headers["ETag"]
    assert first.headers["Cache-Control"] == "public, no-cache"


def test_an_edit_makes_an_answer_new(client: Client, entry: Callable[..., Any]) -> None:
    tag = api(client, "/search?q=talenta").headers["ETag"]

    entry("Talenta baru")

    assert api(client, "/search?q=talenta", HTTP_IF_NONE_MATCH=tag).status_code == 200


def test_an_unchanged_search_is_not_made_again(client: Client, entry: Callable[..., Any], django_assert_num_queries: Any) -> None:
    tag = api(client, "/search?q=talenta").headers["ETag"]

    with django_assert_num_queries(2):
        api(client, "/search?q=talenta", HTTP_IF_NONE_MATCH=tag)


def test_head_tells_the_same_without_a_body(client: Client, db: None) -> None:
    got, head = api(client, "/frameworks"), client.head("/api/v1/frameworks")

    assert (head.status_code, head.content, head.headers["ETag"]) == (200, b"", got.headers["ETag"])


def test_pages_lead_to_each_other(client: Client, entry: Callable[..., Any]) -> None:
    for number in range(3):
        entry(f"Materi {number}")

    first = api(client, "/materials?page_size=2").json()
    second = client.get(first["next"]).json()

    assert [len(page["results"]) for page in (first, second)] == [2, 1]
    assert (first["total"], first["previous"], second["next"], second["previous"]) == (3, None, None, "/api/v1/materials?page_size=2&page=1")


def test_a_sub_aspect_filters_like_an_aspect(client: Client, entry: Callable[..., Any]) -> None:
    entry("Dengan sub-aspek", aspects=["3", "3.2"])
    entry("Tanpa sub-aspek", aspects=["3"])

    assert [row["title"] for row in api(client, "/materials?aspek=3.2").json()["results"]] == ["Dengan sub-aspek"]


def test_events_ahead_come_the_nearest_first(client: Client, entry: Callable[..., Any]) -> None:
    def event(title: str, days: int) -> None:
        starts: datetime = timezone.now() + timedelta(days=days)
        entry(title, kind="acara", starts_at=starts, facts={"mode": "daring", "place": "", "series": "Pojok Komunitas", "zone": "WIB", "ends_at": ""})

    event("Nanti", 20)
    event("Besok", 1)
    event("Kemarin", -1)

    assert [row["title"] for row in api(client, "/events?mendatang=true").json()["results"]] == ["Besok", "Nanti"]
    assert [row["title"] for row in api(client, "/events").json()["results"]] == ["Nanti", "Besok", "Kemarin"]
    assert api(client, "/events?mendatang=true").json()["results"][0]["series"] == "Pojok Komunitas"


def test_a_framework_is_data(client: Client, db: None) -> None:
    answer = api(client, "/frameworks/kasn-2019").json()

    assert (len(answer["aspects"]), sum(len(aspect["sub_aspects"]) for aspect in answer["aspects"])) == (8, 39)
    assert [aspect["max_score"] for aspect in answer["aspects"]] == [40, 40, 130, 40, 80, 40, 16, 24]
    assert [band["name"] for band in answer["bands"]] == ["Buruk", "Kurang", "Baik", "Sangat Baik"]


def test_an_alias_finds_an_instansi(client: Client, db: None) -> None:
    found = api(client, "/instansi?q=kalsel&jenis=pemprov").json()["results"]

    assert [row["code"] for row in found] == ["63"]


@pytest.mark.parametrize(
    ("path", "most"), [("/materials", 5), ("/events", 5), ("/instansi", 4), ("/frameworks/kasn-2019", 6), ("/search?q=materi", 9)]
)
def test_queries_do_not_grow_with_rows(client: Client, entry: Callable[..., Any], django_assert_max_num_queries: Any, path: str, most: int) -> None:
    for kind in ("panduan", "acara"):
        for number in range(3):
            entry(f"Materi {number}", kind=kind, starts_at=timezone.now())
    api(client, path)

    with django_assert_max_num_queries(most):
        api(client, path)


class TestRecommendations:
    PATH = "/recommendations?instansi=63"

    def test_nobody_gets_them_without_a_token(self, client: Client, db: None) -> None:
        answer = api(client, self.PATH)

        assert (answer.status_code, answer.headers["Content-Type"]) == (401, PROBLEM)
        assert answer.headers["WWW-Authenticate"].startswith("Bearer")

    @pytest.mark.parametrize(
        ("role", "code", "status"), [("operator", "63", 200), ("operator", "33", 403), ("anggota", "63", 403), ("verifikator", "33", 200)]
    )
    def test_a_token_may_what_its_owner_may(self, client: Client, bearer: Callable[..., Any], role: str, code: str, status: int) -> None:
        answer = api(client, self.PATH, **bearer(role, code))

        assert answer.status_code == status
        assert answer.headers["Cache-Control"] in {"private, no-cache", "no-store"}

    def test_a_session_does_as_well(self, signed_in: Callable[..., Client], db: None) -> None:
        assert api(signed_in("operator", "63"), self.PATH).status_code == 200
        assert api(signed_in("anggota"), self.PATH).status_code == 403

    def test_a_wrong_token_is_refused_even_with_a_session(self, signed_in: Callable[..., Client], db: None) -> None:
        assert api(signed_in("operator", "63"), self.PATH, HTTP_AUTHORIZATION="Bearer cop_salah").status_code == 401

    def test_an_expired_token_opens_nothing(self, client: Client, bearer: Callable[..., Any]) -> None:
        headers = bearer("operator", "63")
        ApiToken.objects.update(expires_at=timezone.now())

        assert api(client, self.PATH, **headers).status_code == 401

    def test_a_token_of_a_closed_account_opens_nothing(self, client: Client, bearer: Callable[..., Any], person: Callable[..., Any]) -> None:
        headers = bearer("operator", "63")
        user = person("operator", "63")
        user.is_active = False
        user.save()

        assert api(client, self.PATH, **headers).status_code == 401

    def test_an_unknown_instansi_is_not_found(self, client: Client, bearer: Callable[..., Any]) -> None:
        assert api(client, "/recommendations?instansi=nihil", **bearer("verifikator")).status_code == 404

    def test_they_are_those_of_the_page_and_the_command(
        self, client: Client, bearer: Callable[..., Any], mk_2021: Any, entry: Callable[..., Any]
    ) -> None:
        entry("Menyusun rencana suksesi", aspects=["3"])

        answer = api(client, "/recommendations?instansi=N-SETJENMK", **bearer("verifikator")).json()

        assert answer == as_json(mk_2021.instansi)
        assert (answer["total"], answer["category"]) == (327, "Sangat Baik")
        assert [item["title"] for item in answer["recommendations"]] == ["Menyusun rencana suksesi"]


def test_a_stored_token_cannot_be_read_back(bearer: Callable[..., Any]) -> None:
    secret = bearer()["HTTP_AUTHORIZATION"].removeprefix("Bearer ")

    stored = ApiToken.objects.values().get()

    assert secret not in str(stored)


def test_the_use_of_a_token_is_noted_once_an_hour(client: Client, bearer: Callable[..., Any]) -> None:
    headers = bearer("operator", "63")
    api(client, TestRecommendations.PATH, **headers)
    noted = ApiToken.objects.get().last_used_at

    api(client, TestRecommendations.PATH, **headers)

    assert noted is not None
    assert ApiToken.objects.get().last_used_at == noted


def test_the_command_prints_a_token_that_works(client: Client, person: Callable[..., Any], capsys: pytest.CaptureFixture[str]) -> None:
    call_command("create_api_token", email=person("operator", "63").email)

    secret = capsys.readouterr().out.strip()
    assert api(client, TestRecommendations.PATH, HTTP_AUTHORIZATION=f"Bearer {secret}").status_code == 200


@pytest.mark.parametrize("options", [{"email": "tidak@ada.test"}, {"email": "a@b.test", "days": 0}, {"email": "a@b.test", "days": 9999}])
def test_the_command_says_what_is_wrong(db: None, options: dict[str, Any]) -> None:
    with pytest.raises(CommandError):
        call_command("create_api_token", **options)


def test_a_flood_is_stopped_with_a_problem(client: Client, db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gate, "REQUESTS_PER_WINDOW", 2)

    statuses = [api(client, "/frameworks").status_code for _ in range(3)]

    assert statuses == [200, 200, 429]
    assert api(client, "/frameworks").headers["Retry-After"] == "60"


def test_the_page_on_the_api_needs_no_outside_host_and_no_script_of_its_own(client: Client, db: None) -> None:
    page = api(client, "/docs").content.decode()

    assert "/api/v1/recommendations" in page
    assert "<style" not in page
    assert "onclick" not in page
    assert 'src="http' not in page


def test_the_stem_of_the_api_leads_to_its_page(client: Client, db: None) -> None:
    assert api(client, "/").headers["Location"] == "/api/v1/docs"


def test_counts_are_of_what_is_public(client: Client, entry: Callable[..., Any]) -> None:
    entry("Satu", aspects=["3"])
    entry("Dua", kind="praktik", aspects=["3", "5"])

    answer = api(client, "/stats").json()

    assert answer["materials"] == {"panduan": 1, "praktik": 1}
    assert {code: count for code, count in answer["aspects"].items() if count} == {"3": 2, "5": 1}


@pytest.mark.parametrize("name", ["aspek", "jenis", "provinsi"])
def test_an_empty_value_is_refused_by_name(client: Any, db: None, name: str) -> None:
    answer = client.get("/api/v1/search", {name: "", "q": "talenta"})

    assert answer.status_code == 422
    assert name in answer.content.decode()
