"""Practices, laboratories, regulations, news and plain pages."""

import datetime

import pytest

from knowledge.figures.models import Indicator
from knowledge.models import LabStoryPage, NewsPage, PracticePage, RegulationPage, RegulationRelation, StandardPage
from knowledge.people.models import Person


def test_a_practice_leads_with_its_result_and_says_who_and_how_to_adapt(publish, text_of, instansi):
    speaker = Person.objects.create(slug="oky", name="Oky Putranto")
    publish(
        PracticePage,
        "Praktik kinerja",
        instansi=instansi("32"),
        year=2022,
        presented_by=speaker,
        problem="<p>Nilai seragam.</p>",
        result="<p>Belum dipublikasikan.</p>",
        adapt="<p>Mulai dari satu unit.</p>",
    )

    html = text_of("/praktik/praktik-kinerja/").split("<main")[1]

    assert html.index("Belum dipublikasikan.") < html.index("Nilai seragam.") < html.index("Mulai dari satu unit.")
    assert 'href="/instansi/32/"' in html
    assert 'href="/orang/oky/"' in html


def test_a_laboratory_shows_the_move_with_its_source_and_invents_no_score(publish, text_of, instansi):
    publish(
        LabStoryPage,
        "Laboratorium Nias",
        instansi=instansi("12.04"),
        launched_on="2022-06-14",
        category_before="Buruk",
        category_after="Baik",
        category_source="ANTARA, 8 Desember 2022",
    )

    html = text_of("/laboratorium/laboratorium-nias/")

    assert "diluncurkan 14 Juni 2022" in html
    assert "Sumber: ANTARA, 8 Desember 2022" in html
    before_after = html.split("Perubahan kategori")[1].split("</section>")[0]
    assert before_after.index("Buruk") < before_after.index("Baik")
    assert "Skor yang tidak dipublikasikan tidak dicantumkan." in before_after


def test_a_laboratory_without_categories_shows_no_move(publish, text_of, instansi):
    publish(LabStoryPage, "Laboratorium baru", instansi=instansi("12.04"))

    assert "Perubahan kategori" not in text_of("/laboratorium/laboratorium-baru/")


def regulation(publish, short: str, **fields):
    return publish(RegulationPage, short, short_title=short, slug=short.lower().replace("/", "-").replace(" ", "-"), **fields)


def relate(page, kind, target):
    RegulationRelation.objects.create(page=page, kind=kind, target=target)


@pytest.mark.row("S4-18")
def test_a_repealed_law_warns_and_points_to_its_successor_from_either_side(publish, text_of):
    old = regulation(publish, "UU 5/2014", status="dicabut")
    new = regulation(publish, "UU 20/2023")
    relate(new, "mencabut", old)

    html = text_of("/regulasi/uu-5-2014/")

    assert "Regulasi ini sudah dicabut" in html
    assert html.count('href="/regulasi/uu-20-2023/"') == 2
    assert "Dicabut oleh" in html
    assert "Mencabut" in text_of("/regulasi/uu-20-2023/").split('id="hubungan"')[1]


def test_a_relation_stated_on_both_sides_is_listed_once(publish, text_of):
    old = regulation(publish, "PermenPANRB 40/2018", status="dicabut")
    new = regulation(publish, "PermenPANRB 19/2025")
    relate(new, "mencabut", old)
    relate(old, "dicabut_oleh", new)

    html = text_of("/regulasi/permenpanrb-19-2025/").split('id="hubungan"')[1].split("</section>")[0]

    assert html.count('href="/regulasi/permenpanrb-40-2018/"') == 1


@pytest.mark.row("S1-12")
def test_an_amended_regulation_names_its_amendment(publish, text_of):
    law = regulation(publish, "PP 11/2017", status="diubah")
    amendment = regulation(publish, "PP 17/2020")
    relate(law, "diubah_oleh", amendment)

    html = text_of("/regulasi/pp-11-2017/")

    assert "Regulasi ini sudah diubah" in html
    assert "Diubah oleh (jo)" in html
    assert "Mengubah" in text_of("/regulasi/pp-17-2020/").split('id="hubungan"')[1]


def test_implementing_is_seen_from_the_other_side(publish, text_of):
    law, rule = regulation(publish, "UU 20/2023"), regulation(publish, "PP 1/2030")
    relate(rule, "melaksanakan", law)

    assert "Dilaksanakan oleh" in text_of("/regulasi/uu-20-2023/")


def test_a_regulation_known_from_memory_says_so(publish, text_of):
    regulation(publish, "Perpres 91/2024", confidence="memory")

    assert "belum diverifikasi" in text_of("/regulasi/perpres-91-2024/")


@pytest.mark.row("S1-07", "S1-08", "S1-09")
def test_a_regulation_shows_its_indicator_and_strategic_objective(publish, text_of):
    regulation(publish, "Perpres 18/2020")
    Indicator.objects.create(
        code="rpjmn",
        name="Persentase instansi dengan indeks minimal Baik",
        numerator="Instansi Baik ke atas",
        denominator="Semua instansi",
        objective="Reformasi Birokrasi dan Tata Kelola Pemerintahan",
        regulation_code="perpres-18-2020",
        source="Diskominfo WK",
    )

    html = text_of("/regulasi/perpres-18-2020/").split('id="indikator"')[1]

    assert "Reformasi Birokrasi dan Tata Kelola Pemerintahan" in html
    assert html.index("Instansi Baik ke atas") < html.index("Semua instansi")


ARTICLES = [("article", {"number": "Pasal 134 ayat (2)", "title": "Penanda", "text": "<p>Sembilan penanda.</p>"})]


@pytest.mark.parametrize(
    ("cited", "fragment"),
    [
        ("Pasal 134 ayat (2)", "#pasal-134-2"),
        ("pasal 134", "#pasal-134-2"),
        ("Pasal 134 ayat (2) huruf a", "#pasal-134-2"),
        ("Pasal 13", ""),
        ("", ""),
    ],
)
def test_a_citation_leads_to_the_article_that_it_means(cited, fragment, publish, text_of):
    law = regulation(publish, "PP 11/2017", articles=ARTICLES)
    publish(PracticePage, "Mengutip", body=[("legal", {"items": [{"regulation": law, "article": cited, "note": "Daftar periksa."}]})])

    assert f'href="/regulasi/pp-11-2017/{fragment}"' in text_of("/praktik/mengutip/")
    html = text_of("/regulasi/pp-11-2017/")
    assert 'href="/praktik/mengutip/"' in html.split('id="dikutip"')[1].split("</section>")[0]
    assert ('href="/praktik/mengutip/"' in html.split('id="pasal-134-2"')[1].split("</article>")[0]) == bool(fragment)


def test_a_page_that_cites_no_more_is_named_no_more(publish, text_of):
    law = regulation(publish, "PP 11/2017")
    page = publish(PracticePage, "Mengutip", body=[("legal", {"items": [{"regulation": law, "article": "", "note": "x"}]})])
    page.body = []
    page.save_revision().publish()

    assert "Dikutip oleh" not in text_of("/regulasi/pp-11-2017/")


def test_a_regulation_costs_the_same_whatever_cites_it(publish, count_queries):
    law = regulation(publish, "PP 11/2017", articles=ARTICLES)
    none = count_queries("/regulasi/pp-11-2017/")
    for title in ("Satu", "Dua", "Tiga"):
        publish(PracticePage, title, body=[("legal", {"items": [{"regulation": law, "article": "Pasal 134", "note": "x"}]})])

    assert count_queries("/regulasi/pp-11-2017/") == none <= 6


def test_a_regulation_costs_the_same_whatever_its_relations(publish, count_queries):
    law = regulation(publish, "UU 20/2023")
    relate(law, "terkait", regulation(publish, "PP 0/2030"))
    one = count_queries("/regulasi/uu-20-2023/")
    for number in range(1, 4):
        relate(law, "terkait", regulation(publish, f"PP {number}/2030"))

    assert count_queries("/regulasi/uu-20-2023/") == one <= 6


@pytest.mark.row("S1-05")
def test_news_shows_day_unit_author_photo_and_views_at_source(publish, text_of):
    publish(
        NewsPage,
        "Sekda ikuti pertemuan",
        published_on=datetime.date(2021, 3, 4),
        publisher="Diskominfo WK",
        author="Fitria Wulandari",
        photo_credit="Team",
        views_at_source=29,
    )

    html = text_of("/berita/sekda-ikuti-pertemuan/")

    assert all(words in html for words in ("Kamis, 4 Maret 2021", "Diskominfo WK", "Penulis: Fitria Wulandari", "<dd>Team</dd>", "29 kali"))


@pytest.mark.row("S2-19")
def test_news_shows_initials_and_hour_of_a_humas_item(publish, text_of):
    publish(
        NewsPage,
        "Pojok Komunitas",
        published_on=datetime.date(2022, 7, 20),
        published_time=datetime.time(3, 42),
        author="NQA",
        publisher="Humas KASN",
    )

    html = text_of("/berita/pojok-komunitas/")

    assert "Rabu, 20 Juli 2022</time>, 03.42" in html
    assert "Penulis: NQA" in html
    assert "<dd>Humas KASN</dd>" in html


@pytest.mark.row("S3-28")
def test_external_news_is_a_summary_with_rights_editor_and_link(publish, text_of):
    publish(
        NewsPage,
        "Rencana suksesi",
        agency="ANTARA",
        author="Pewarta",
        editor="Penyunting ANTARA",
        rights="Ringkasan; hak cipta ANTARA 2022",
        source_name="ANTARA",
        source_url="https://www.antaranews.com/berita",
    )

    html = text_of("/berita/rencana-suksesi/")

    assert all(words in html for words in ("Penyunting ANTARA", "Ringkasan; hak cipta ANTARA 2022", "Baca di sumbernya"))
    assert 'href="https://www.antaranews.com/berita"' in html


@pytest.mark.row("S4-05")
def test_news_shows_dateline_and_agency(publish, text_of):
    publish(NewsPage, "Kalsel siap", dateline="Banjarbaru, Senin (21/10/2024)", agency="MC Kalsel/Jml")

    html = text_of("/berita/kalsel-siap/")

    assert "Banjarbaru, Senin (21/10/2024)" in html
    assert "<dd>MC Kalsel/Jml</dd>" in html


@pytest.mark.row("S0-47")
def test_every_article_attributes_its_source(publish, text_of):
    publish(NewsPage, "Peluncuran", source_name="KASN", source_url="https://kasn.go.id/")

    html = text_of("/berita/peluncuran/")

    assert "<dt>Sumber</dt>" in html
    assert 'href="https://kasn.go.id/"' in html


def test_a_plain_page_shows_heading_table_and_explained_acronyms(home, text_of):
    body = [
        ("heading", "Untuk ASN"),
        ("paragraph", "<p>ASN dan BKN belajar bersama. ASN lagi.</p>"),
        ("table", {"caption": "Unsur", "header": "A | B", "rows": "1 | dua"}),
    ]
    home.add_child(instance=StandardPage(title="Tentang", slug="tentang", body=body))

    html = text_of("/tentang/")

    assert "<h2>Untuk ASN</h2>" in html
    assert html.count('<a href="/glosarium/#asn"><abbr title="Aparatur Sipil Negara">ASN</abbr></a>') == 1


def test_titles_and_summaries_cannot_carry_scripts(publish, text_of):
    publish(PracticePage, "<script>alert(1)</script>", summary="<img src=x onerror=alert(1)>", slug="jahat")

    html = text_of("/praktik/jahat/").split("<main")[1] + text_of("/praktik/").split("<main")[1]

    assert "<script>alert" not in html
    assert "<img src=x" not in html
