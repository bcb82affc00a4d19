"""The public register."""

import pytest

from knowledge.assessment.services import publish_assessment, record_scores
from knowledge.instansi.models import Instansi, Kind, Mandate
from knowledge.models import LabStoryPage, PracticePage


def names_on(html: str) -> int:
    return html.split('id="daftar-instansi"')[1].split("</table>")[0].count('href="/instansi/')


def test_the_register_shows_all_rows_page_by_page(text_of, db):
    html = text_of("/instansi/")

    assert f"dari {Instansi.objects.count()} instansi" in html
    assert names_on(html) == 50
    assert 'rel="next"' in html
    assert names_on(text_of("/instansi/?halaman=14")) == Instansi.objects.count() - 13 * 50


@pytest.mark.parametrize("page", ["0", "-3", "abc", "999999", "9" * 40, "²"])
def test_a_page_number_that_does_not_exist_gives_the_nearest_page(page, client, db):
    assert client.get("/instansi/", {"halaman": page}).status_code == 200


@pytest.mark.row("S0-45")
def test_the_register_can_be_narrowed_by_kind(text_of, db):
    html = text_of("/instansi/?jenis=lpnk")

    assert f"dari {Instansi.objects.filter(kind=Kind.LPNK).count()} instansi" in html
    assert names_on(html) == Instansi.objects.filter(kind=Kind.LPNK).count()
    assert all(label in html for label in ("Kementerian", "Pemerintah provinsi", "Pemerintah kabupaten", "Pemerintah kota"))


def test_the_register_can_be_narrowed_by_province_and_keeps_the_choice_on_the_next_page(text_of, db):
    html = text_of("/instansi/?provinsi=35&jenis=pemkab")

    assert names_on(html) == Instansi.objects.filter(province__code="35", kind=Kind.PEMKAB).count()
    assert '<option value="35" selected>' in html


@pytest.mark.row("S4-01")
def test_an_instansi_is_found_by_the_name_people_use(text_of, db):
    html = text_of("/instansi/?q=Kalsel")

    assert 'href="/instansi/63/"' in html
    page = text_of("/instansi/63/")
    assert "Kalsel" in page
    assert "Badan Kepegawaian Daerah (BKD)" in page


@pytest.mark.row("S3-11")
def test_the_capital_being_built_is_found_as_ikn(text_of, db):
    assert 'href="/instansi/N-OIKN/"' in text_of("/instansi/?q=IKN")
    assert "Ibu Kota Nusantara" in text_of("/glosarium/?q=IKN")


@pytest.mark.parametrize("query", ["%", "_", "'; DROP TABLE", "\x00", "ﷺ" * 300, "🏛️"])
def test_any_text_can_be_searched(query, client, db):
    assert client.get("/instansi/", {"q": query}).status_code == 200


def test_an_unknown_choice_is_named_and_ignored(text_of, db):
    html = text_of("/instansi/?jenis=kelurahan&provinsi=99")

    assert "Saringan “kelurahan” tidak dikenal" in html
    assert "Saringan “99” tidak dikenal" in html
    assert names_on(html) == 50


def test_nothing_found_says_what_to_do(text_of, db):
    html = text_of("/instansi/?q=zzzz")

    assert "Tidak ada instansi yang cocok" in html
    assert "Tampilkan semua instansi" in html


def test_an_instansi_that_has_ended_is_marked_with_its_time(text_of, db):
    html = text_of("/instansi/?q=KASN")

    assert "15 Januari 2014 – September 2024" in html


@pytest.mark.parametrize("code", ["33.10", "63", "N-KASN", "K-MENKOMARVES", "12.04"])
def test_codes_with_dots_letters_and_hyphens_have_their_page(code, text_of, instansi):
    assert instansi(code).name in text_of(f"/instansi/{code}/").replace("&#x27;", "'")


@pytest.mark.parametrize("code", ["99.99", "n-kasn-x", "..", "%00", "a" * 300])
def test_an_unknown_code_is_not_found(code, client, db):
    assert client.get(f"/instansi/{code}/").status_code == 404


def test_the_page_tells_province_time_zone_and_regional_office(text_of, instansi):
    html = text_of("/instansi/63/")

    assert "WITA" in html
    assert "Kalimantan Selatan" in html
    assert str(instansi("63").province.regional_office) in html
    assert "Open Database License" in html
    assert 'href="/lisensi/"' in html


@pytest.mark.row("S0-01")
def test_the_former_overseer_shows_its_time_and_its_successors(text_of, instansi):
    former = instansi("N-KASN")
    former.successors.set([instansi("L-BKN"), instansi("K-KEMENPANRB")])

    html = text_of("/instansi/N-KASN/")

    assert "Tidak aktif" in html
    assert "15 Januari 2014 – September 2024" in html
    assert 'href="/instansi/L-BKN/"' in html
    assert 'href="/instansi/K-KEMENPANRB/"' in html
    assert 'href="/instansi/N-KASN/"' in text_of("/instansi/L-BKN/")


@pytest.mark.parametrize(
    ("function", "basis"),
    [
        pytest.param("Mengawasi penerapan sistem merit", "UU 5/2014 Pasal 30", marks=pytest.mark.row("S1-18")),
        pytest.param("Menjaga netralitas dan melapor kepada Presiden", "UU 5/2014 Pasal 31", marks=pytest.mark.row("S1-19")),
    ],
)
def test_mandates_stand_with_legal_basis_and_time(function, basis, text_of, instansi):
    Mandate.objects.create(instansi=instansi("N-KASN"), function=function, legal_basis=basis, valid_from="2014-01-15", valid_to="2024-09")

    html = text_of("/instansi/N-KASN/").split('id="mandat"')[1]

    assert function in html
    assert basis in html
    assert "September 2024" in html


@pytest.mark.row("S1-54")
def test_practices_and_laboratories_stand_on_the_page_of_their_instansi(text_of, publish, instansi):
    publish(PracticePage, "Praktik Jawa Barat", instansi=instansi("32"), year=2021)
    publish(PracticePage, "Praktik lain", instansi=instansi("33"))
    publish(LabStoryPage, "Cerita Nias", instansi=instansi("12.04"))

    html = text_of("/instansi/32/")

    assert 'href="/praktik/praktik-jawa-barat/"' in html
    assert "Praktik lain" not in html
    assert "Cerita Nias" in text_of("/instansi/12.04/")
    assert 'href="/instansi/32/"' in text_of("/praktik/praktik-jawa-barat/")


def test_an_instansi_without_anything_is_invited(text_of, db):
    assert "Belum ada yang dibagikan" in text_of("/instansi/33.10/")


def test_published_results_stand_on_the_page_and_others_do_not(text_of, instansi, framework):
    record_scores(instansi=instansi("33"), year=2023, framework=framework, layer="terverifikasi", scores={"1": "12.5"}, via="demo")
    publish_assessment(instansi=instansi("63"), year=2023, framework=framework, source="MC Kalsel", assessor="KASN", stated_total="279")

    html = text_of("/instansi/63/")

    assert "Hasil penilaian yang dipublikasikan" in html
    assert "279" in html
    assert "MC Kalsel" in html
    assert "12,5" not in text_of("/instansi/33/")
    assert "Hasil penilaian yang dipublikasikan" not in text_of("/instansi/33/")


def test_the_register_costs_the_same_for_one_row_and_many(count_queries, db):
    assert count_queries("/instansi/?q=Nias+Selatan") == count_queries("/instansi/") <= 8


def test_a_page_costs_the_same_for_one_practice_and_three(count_queries, publish, instansi):
    publish(PracticePage, "Satu", instansi=instansi("32"))
    one = count_queries("/instansi/32/")
    publish(PracticePage, "Dua", instansi=instansi("32"))
    publish(PracticePage, "Tiga", instansi=instansi("32"))

    assert count_queries("/instansi/32/") == one <= 6


def test_renaming_an_instansi_renames_it_on_cards(text_of, publish, instansi):
    publish(PracticePage, "Praktik Klaten", instansi=instansi("33.10"), year=2024)
    renamed = instansi("33.10")
    renamed.short_name = "Pemkab Klaten Bersinar"
    renamed.save()

    assert "Pemkab Klaten Bersinar" in text_of("/praktik/")
