"""The assessment room: who sees what, what is shown, what happens to what was typed."""

import io
import re
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.template.loader import render_to_string
from django.test import Client
from django.test.utils import CaptureQueriesContext

from knowledge.aspects.models import Framework, MeritSettings
from knowledge.assessment.models import Assessment, ScoreEntry
from knowledge.assessment.selectors import published_results
from knowledge.assessment.services import publish_assessment, record_scores, set_target
from tests.knowledge.assessment.cases import MK_2021

LIST = "/ruang/penilaian/"
MK = "/ruang/penilaian/N-SETJENMK/2021/kasn-2019/"
KALSEL = "/ruang/penilaian/63/2023/kasn-2019/"


def text_of(response: Any) -> str:
    """The page as a reader meets it: no tags, single blanks."""
    body = re.sub(r"<(script|style).*?</\1>", " ", response.content.decode(), flags=re.S)
    return " ".join(re.sub(r"<[^>]+>", " ", body).replace("\u00a0", " ").split())


def queries(client: Client, url: str) -> int:
    from django.db import connection

    # What a process reads once is read before counting.
    client.get(url)
    with CaptureQueriesContext(connection) as captured:
        assert client.get(url).status_code == 200
    return len(captured)


def test_the_result_page_names_total_index_category_and_weak_aspects(mk_2021: Assessment, signed_in: Callable[..., Client]) -> None:
    page = text_of(signed_in("operator", "N-SETJENMK").get(MK))

    assert "327 Skor total dari paling tinggi 410" in page
    assert "0,82 Indeks sementara: rumus resminya belum terbit" in page
    assert "Sangat Baik" in page
    assert "3. Pengembangan Karier" in page
    assert "75 dari 130 (57,7 %), di bawah batas Baik 61,0 %" in page
    assert "25 dari 40 (62,5 %)" in page
    assert "Perlindungan dan Pelayanan: 16 dari 16" in page


@pytest.mark.row("S1-44", "S1-45", "S4-06")
def test_the_category_comes_with_its_consequence_and_the_next_evaluation(
    mk_2021: Assessment, kalsel_2023: Assessment, signed_in: Callable[..., Client]
) -> None:
    very_good = text_of(signed_in("operator", "N-SETJENMK").get(MK))
    good = text_of(signed_in("operator", "63").get(KALSEL))

    assert "Kategori IV: instansi dapat diberi kesempatan mengisi JPT" in very_good
    assert "Evaluasi setiap 2 tahun; berikutnya tahun 2023." in very_good
    assert "279 Skor total" in good
    assert "Kategori III" in good
    assert "ditetapkan KASN" in good
    assert "Evaluasi setiap 1 tahun; berikutnya tahun 2024." in good


@pytest.mark.parametrize(("total", "words"), [(150, "Kategori I: instansi dibimbing intensif"), (200, "Kategori II: instansi dibimbing")])
@pytest.mark.row("S1-42", "S1-43")
def test_low_categories_say_what_guidance_follows(
    total: int, words: str, instansi: Callable[[str], Any], framework: Any, signed_in: Callable[..., Client]
) -> None:
    publish_assessment(instansi=instansi("63"), year=2023, framework=framework, source="uji", stated_total=total)

    page = text_of(signed_in("operator", "63").get(KALSEL))

    assert words in page
    assert "Evaluasi setiap" not in page


@pytest.mark.row("S0-26", "S1-33", "S4-07")
def test_every_aspect_of_the_framework_stands_in_the_table_of_the_radar(mk_2021: Assessment, signed_in: Callable[..., Client]) -> None:
    response = signed_in("operator", "N-SETJENMK").get(MK)

    rows = response.context["readout"].table_rows
    assert [row[0] for row in rows] == [f"{aspect.code}. {aspect.name}" for aspect in Framework.objects.get(code="kasn-2019").aspects.roots()]
    assert [row[1] for row in rows] == ["37,5", "38", "75", "25", "77,5", "35", "16", "23"]
    assert response.content.count(b"<circle") == len(rows)
    assert b"<title id=" in response.content
    assert b"<desc id=" in response.content
    assert "PMPSM - PermenPANRB 40/2018 &amp; PerKASN 9/2019" in response.content.decode()


def test_the_computation_is_shown_step_by_step_down_to_the_total(mk_2021: Assessment, signed_in: Callable[..., Client]) -> None:
    readout = signed_in("operator", "N-SETJENMK").get(MK).context["readout"]

    assert readout.steps[0] == ["1. Perencanaan Kebutuhan (maksimum 40)", "37,5", "37,5"]
    assert readout.steps[-1] == ["Skor total", "327", "327"]
    assert readout.category_steps == (
        "Skor 327 sudah mencapai 325, batas bawah kategori tertinggi, jadi kategorinya Sangat Baik.",
        "Indeks = 0,81 + (327 − 325) ÷ (400 − 325) × (1,00 − 0,81) = 0,82.",
    )


def test_sub_aspects_are_counted_level_by_level(instansi: Callable[[str], Any], framework: Any, signed_in: Callable[..., Client]) -> None:
    subs = {f"4.{number}": "7.5" for number in range(1, 5)}
    record_scores(instansi=instansi("63"), year=2023, framework=framework, layer="mandiri", scores={"4": "25", **subs})

    steps = signed_in("operator", "63").get(KALSEL).context["readout"].steps

    levels = "4.1 tingkat 3 × 2,5 + 4.2 tingkat 3 × 2,5 + 4.3 tingkat 3 × 2,5 + 4.4 tingkat 3 × 2,5"
    note = "skor aspek yang dimasukkan, 25, diganti jumlah sub-aspek"
    assert steps[0] == [f"4. Promosi dan Mutasi (maksimum 40): {levels}; {note}", "30", "30"]


@pytest.mark.row("S4-16")
def test_unpublished_scores_are_not_invented_and_strengths_are_offered_for_sharing(kalsel_2023: Assessment, signed_in: Callable[..., Client]) -> None:
    response = signed_in("operator", "63").get(KALSEL)
    page = text_of(response)

    assert "Skor aspek ini tidak diterbitkan. Sumber: MC Kalsel, 21 Oktober 2024." in page
    assert "Sistem Informasi: disebut sudah maksimal (MC Kalsel, 21 Oktober 2024)" in page
    assert "Bagikan praktik baik dari aspek ini" in page
    assert response.context["readout"].radar.area == ""
    assert [row[1] for row in response.context["readout"].table_rows][2:5] == ["disebut lemah"] * 3


@pytest.mark.row("S4-11")
def test_weak_aspects_stand_by_weight_times_gap_with_their_weight(kalsel_2023: Assessment, signed_in: Callable[..., Client]) -> None:
    page = text_of(signed_in("operator", "63").get(KALSEL))

    assert page.index("3. Pengembangan Karier") < page.index("5. Manajemen Kinerja") < page.index("4. Promosi dan Mutasi")


def test_the_target_and_the_gap_are_shown(kalsel_2023: Assessment, signed_in: Callable[..., Client]) -> None:
    set_target(kalsel_2023, score=Decimal(325), note="arahan Sekretaris Daerah")

    assert "46 Jarak ke target target 325 · arahan Sekretaris Daerah" in text_of(signed_in("operator", "63").get(KALSEL))


def test_self_and_verified_scores_are_shown_apart(mk_2021: Assessment, signed_in: Callable[..., Client]) -> None:
    record_scores(instansi=mk_2021.instansi, year=2021, framework=mk_2021.framework, layer="mandiri", scores={**MK_2021, "3": "120"})
    client = signed_in("operator", "N-SETJENMK")

    verified, own = client.get(MK), client.get(f"{MK}?lapis=mandiri")

    assert verified.context["readout"].outcome.total == Decimal(327)
    assert own.context["readout"].outcome.total == Decimal(372)
    assert verified.context["readout"].table_header[1:3] == ["Mandiri", "Terverifikasi"]


@pytest.mark.parametrize(("role", "code", "status"), [
    ("operator", "N-SETJENMK", 200), ("pimpinan", "N-SETJENMK", 200), ("verifikator", "63", 200), ("admin", "63", 200),
    ("operator", "63", 403), ("pimpinan", "63", 403), ("anggota", "N-SETJENMK", 403), ("editor", "63", 403),
])  # fmt: skip
def test_only_its_own_people_and_overseers_see_a_result(
    role: str, code: str, status: int, mk_2021: Assessment, signed_in: Callable[..., Client]
) -> None:
    assert signed_in(role, code).get(MK).status_code == status


def test_guests_are_sent_to_sign_in(mk_2021: Assessment) -> None:
    for url in (LIST, MK, "/ruang/penilaian/isi/63/", "/ruang/penilaian/unggah/", f"{MK}riwayat/", "/ruang/penilaian/templat.csv"):
        response = Client().get(url)
        assert (response.status_code, response.url.split("?")[0]) == (302, "/akun/login/")


@pytest.mark.parametrize("url", ["/ruang/penilaian/XX/2021/kasn-2019/", "/ruang/penilaian/63/1850/kasn-2019/",
                                 "/ruang/penilaian/63/99999999999999999999/kasn-2019/", "/ruang/penilaian/isi/XX/"])  # fmt: skip
def test_what_is_not_there_is_not_found(url: str, signed_in: Callable[..., Client]) -> None:
    assert signed_in("operator", "63").get(url).status_code == 404


def test_the_list_shows_my_instansi_only(mk_2021: Assessment, kalsel_2023: Assessment, signed_in: Callable[..., Client]) -> None:
    page = text_of(signed_in("operator", "63").get(LIST))

    assert "Penilaian 2023" in page
    assert "279" in page
    assert "Penilaian 2021" not in page


def test_an_empty_list_says_what_to_do_next(signed_in: Callable[..., Client]) -> None:
    assert "Isi skor pertama" in text_of(signed_in("operator", "63").get(LIST))
    assert "Skor diisi operator instansi" in text_of(signed_in("anggota", "63").get(LIST))


def test_an_overseer_sees_the_newest_and_may_name_an_instansi(mk_2021: Assessment, kalsel_2023: Assessment, signed_in: Callable[..., Client]) -> None:
    client = signed_in("verifikator", "33.10")

    assert {a.year for a in client.get(f"{LIST}?instansi=63").context["assessments"]} == {2023}
    unknown = client.get(f"{LIST}?instansi=tak-ada")
    assert unknown.status_code == 404
    assert "Kode instansi tak-ada tidak dikenal." in text_of(unknown)


def test_queries_do_not_grow_with_rows(mk_2021: Assessment, signed_in: Callable[..., Client]) -> None:
    client = signed_in("operator", "N-SETJENMK")
    one = queries(client, LIST)
    for year in (2022, 2023):
        record_scores(instansi=mk_2021.instansi, year=year, framework=mk_2021.framework, layer="mandiri", scores=MK_2021)

    assert queries(client, LIST) == one <= 11
    assert queries(client, MK) <= 11


def test_the_page_stays_light_with_every_sub_aspect(mk_2021: Assessment, signed_in: Callable[..., Client]) -> None:
    subs = {sub.code: sub.max_score for sub in mk_2021.framework.aspects.subs()}
    record_scores(instansi=mk_2021.instansi, year=2021, framework=mk_2021.framework, layer="terverifikasi", scores=subs)

    assert len(signed_in("operator", "N-SETJENMK").get(MK).content) <= 25_000


def test_the_history_tells_who_gave_which_score(mk_2021: Assessment, person: Callable[..., Any]) -> None:
    operator = person("operator", "N-SETJENMK")
    record_scores(instansi=mk_2021.instansi, year=2021, framework=mk_2021.framework, layer="mandiri", scores={"1": "39"}, by=operator)

    client = Client()
    client.force_login(operator, backend="allauth.account.auth_backends.AuthenticationBackend")
    page = text_of(client.get(f"{MK}riwayat/"))

    assert f"1 Perencanaan Kebutuhan Mandiri 39 {operator.display_name}" in page


# Entering scores

ENTRY = "/ruang/penilaian/isi/63/"


def typed(**scores: str) -> dict[str, str]:
    fields = {f"skor_{code.lstrip('_')}": value for code, value in scores.items()}
    return {"year": "2024", "layer": "mandiri", "target_score": "", **fields}


def test_scores_are_entered_with_a_decimal_comma(signed_in: Callable[..., Client]) -> None:
    response = signed_in("operator", "63").post(ENTRY, {**typed(_1="37,5", _2="38.0"), "target_score": "325"})

    assert (response.status_code, response.url) == (302, "/ruang/penilaian/63/2024/kasn-2019/?lapis=mandiri")
    assert dict(ScoreEntry.objects.values_list("aspect__code", "value")) == {"1": Decimal("37.5"), "2": Decimal("38.0")}
    assert ScoreEntry.objects.first().via == "web"
    assert Assessment.objects.get().target_score == Decimal(325)


def test_levels_of_sub_aspects_become_scores(signed_in: Callable[..., Client]) -> None:
    signed_in("operator", "63").post(ENTRY, {**typed(), "tingkat_3.10": "3", "tingkat_3.11": "1"})

    assert dict(ScoreEntry.objects.values_list("aspect__code", "value")) == {"3.10": Decimal(15), "3.11": Decimal(5)}


def test_what_was_typed_stays_when_something_is_wrong_and_nothing_is_written(signed_in: Callable[..., Client]) -> None:
    response = signed_in("operator", "63").post(ENTRY, typed(_1="45", _2="38", _3="tiga"))
    page = response.content.decode()

    assert response.status_code == 422
    assert "Skor 45 melebihi maksimum 40 untuk aspek 1." in page
    assert "Tulis angka, misalnya 37,5." in page
    for value in ("45", "38", "tiga"):
        assert f'value="{value}"' in page
    assert not Assessment.objects.exists()


@pytest.mark.parametrize(("change", "message"), [
    ({"year": "2999"}, "Pilih tahun antara 2019 dan"), ({"year": "dua"}, "Tulis tahun dengan empat angka"),
    ({"skor_1": ""}, "Isi sedikitnya satu skor."),
    ({"layer": "terverifikasi"}, "Masukkan pilihan yang valid"), ({"target_score": "999"}, "Target harus di atas 0 dan paling tinggi 410."),
    ({"skor_1": "37,55"}, "Paling banyak satu angka di belakang koma."), ({"skor_1": "1e5"}, "Tulis angka, misalnya 37,5."),
])  # fmt: skip
def test_each_mistake_is_named(change: dict[str, str], message: str, signed_in: Callable[..., Client]) -> None:
    response = signed_in("operator", "63").post(ENTRY, {**typed(_1="30"), **change})

    assert response.status_code == 422
    assert message in text_of(response)
    assert not ScoreEntry.objects.exists()


def test_the_form_shows_what_stands_already(signed_in: Callable[..., Client], instansi: Callable[[str], Any], framework: Any) -> None:
    record_scores(instansi=instansi("63"), year=2024, framework=framework, layer="mandiri", scores={"1": "37.5", "3.10": 15})

    form = signed_in("operator", "63").get(f"{ENTRY}?tahun=2024").context["form"]

    assert 'value="37,5"' in str(form["skor_1"])
    assert '<option value="3" selected>' in str(form["tingkat_3.10"])


def test_only_overseers_enter_verified_scores(signed_in: Callable[..., Client]) -> None:
    assert [value for value, _label in signed_in("operator", "63").get(ENTRY).context["form"].fields["layer"].choices] == ["mandiri"]
    assert [value for value, _label in signed_in("verifikator", "33.10").get(ENTRY).context["form"].fields["layer"].choices] == ["terverifikasi"]
    assert signed_in("pimpinan", "63").get(ENTRY).status_code == 403
    assert signed_in("operator", "62").get(ENTRY).status_code == 403


def test_a_framework_that_cannot_be_computed_says_so_everywhere(signed_in: Callable[..., Client]) -> None:
    newer = Framework.objects.get(code="panrb-2025")
    settings = MeritSettings.load()
    settings.active_framework = newer
    settings.save()
    client = signed_in("operator", "63")

    assert "Belum dapat dihitung" in text_of(client.get(ENTRY))
    assert client.get("/ruang/penilaian/templat.csv").status_code == 200
    assert client.get(LIST).status_code == 200


# Uploading

UPLOAD = "/ruang/penilaian/unggah/"


def upload(client: Client, content: str | bytes, name: str = "skor.csv") -> Any:
    data = content.encode() if isinstance(content, str) else content
    return client.post(UPLOAD, {"file": SimpleUploadedFile(name, data)})


def test_an_uploaded_file_is_reported_row_by_row(signed_in: Callable[..., Client]) -> None:
    content = "kode_instansi;tahun;instrumen;kode;skor;status\n63;2024;kasn-2019;1;37,5;mandiri\n63;2024;kasn-2019;2;45;mandiri\n"
    content += "62;2024;kasn-2019;1;30;mandiri\n63;2024;kasn-2019;3;75;terverifikasi\n"

    page = text_of(upload(signed_in("operator", "63"), content))

    assert "4 baris dibaca: 1 skor dicatat, 0 tidak berubah, 3 bermasalah" in page
    assert "Baris 3, kolom skor: 45 melebihi maksimum 40 untuk aspek 2." in page
    assert "Baris 4, kolom kode_instansi: Anda tidak berwenang mengisi skor mandiri untuk Pemprov Kalimantan Tengah." in page
    assert "Baris 5, kolom kode_instansi: Anda tidak berwenang mengisi skor terverifikasi" in page
    assert list(ScoreEntry.objects.values_list("value", "via")) == [(Decimal("37.5"), "import")]


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7\x00", b"kode_instansi,skor\n"])
def test_a_file_that_cannot_be_used_is_refused_on_the_form(content: bytes, signed_in: Callable[..., Client]) -> None:
    response = upload(signed_in("operator", "63"), content)

    assert response.status_code == 422
    assert response.context["form"].errors["file"]


def test_members_may_not_upload(signed_in: Callable[..., Client]) -> None:
    assert signed_in("anggota", "63").get(UPLOAD).status_code == 403
    assert upload(signed_in("pimpinan", "63"), "x").status_code == 403


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_the_blank_file_can_be_filled_in_and_uploaded(ending: str, signed_in: Callable[..., Client]) -> None:
    client = signed_in("operator", "63")
    content = client.get(f"/ruang/penilaian/templat.{ending}").content
    if ending == "csv":
        filled = content.replace(b";1;;", b";1;37,5;")
    else:
        book = openpyxl.load_workbook(io.BytesIO(content))
        book.active["E2"] = 37.5
        buffer = io.BytesIO()
        book.save(buffer)
        filled = buffer.getvalue()

    report = upload(client, filled).context["report"]

    assert report.kept == 1
    assert {issue.message for issue in report.issues} == {"belum diisi."}


# Publishing


def test_the_leader_publishes_a_verified_result_with_its_source(mk_2021: Assessment, signed_in: Callable[..., Client]) -> None:
    client = signed_in("pimpinan", "N-SETJENMK")

    missing = client.post(f"{MK}terbitkan/", {"source": ""})
    done = client.post(f"{MK}terbitkan/", {"source": "mkri.id, 8 Juni 2021", "assessor": "KASN", "decided_on": "2021-06-08"})

    assert (missing.status_code, done.status_code) == (422, 302)
    assert Assessment.objects.get().is_published
    client.post(f"{MK}tarik/")
    assert not Assessment.objects.get().is_published


def test_others_may_not_publish(mk_2021: Assessment, signed_in: Callable[..., Client]) -> None:
    client = signed_in("operator", "N-SETJENMK")

    assert client.post(f"{MK}terbitkan/", {"source": "x"}).status_code == 403
    assert client.post(f"{MK}tarik/").status_code == 403
    assert not Assessment.objects.get().is_published


def test_the_public_fragment_shows_the_total_and_its_source_and_no_score_per_aspect(kalsel_2023: Assessment) -> None:
    (published,) = published_results(kalsel_2023.instansi)

    fragment = render_to_string("assessment/_published_result.html", {"published": published})

    assert "279" in fragment
    assert "Sumber: MC Kalsel, 21 Oktober 2024" in " ".join(re.sub(r"<[^>]+>", "", fragment).split())
    assert "Pengembangan Karier" not in fragment
