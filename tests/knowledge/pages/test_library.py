"""The demonstration library as readers see it: what the sources named is there, and what they did not say is not invented."""

import re

import pytest

from knowledge.catalogue.models import Entry
from knowledge.models import RegulationPage

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo")]


PAGES = ["klinik-faq", "templat", "kumpulan", "jalur-belajar", "pengumuman"]


def prose(html: str) -> str:
    return html.split("<main")[1].split("</main>")[0]


# A guide carries a whole article of 550–900 words, its terms linked, beside what every detail page carries.
BUDGETS = {"panduan": 34_000, "praktik": 25_000, "cerita-lab": 25_000, "regulasi": 25_000, "berita": 25_000, **dict.fromkeys(PAGES, 25_000)}

# Longer than the rest, and to be brought down.
HEAVIEST = {f"/panduan/{slug}/": 35_000 for slug in ("membangun-manajemen-talenta-nine-box", "menyusun-peta-jabatan", "menyusun-rencana-suksesi")}


def test_the_library_is_large_enough_to_say_something():
    assert Entry.objects.of_kind(*BUDGETS).count() >= 60


@pytest.mark.parametrize("kind", BUDGETS)
def test_every_page_opens_and_none_is_heavier_than_its_budget(kind, client):
    answers = {url: client.get(url) for url in Entry.objects.of_kind(kind).values_list("url", flat=True)}

    assert answers
    assert {url: answer.status_code for url, answer in answers.items() if answer.status_code != 200} == {}
    assert {url: size for url, answer in answers.items() if (size := len(answer.content)) > HEAVIEST.get(url, BUDGETS[kind])} == {}


@pytest.mark.parametrize(
    "path", ["/", "/panduan/", "/regulasi/", "/aspek/", "/aspek/manajemen-kinerja/", "/instansi/", "/instrumen/kasn-2019/", "/angka/"]
)
def test_no_list_is_heavier_than_its_budget(path, client):
    assert len(client.get(path).content) <= 46_000


@pytest.mark.parametrize(
    ("code", "words"),
    [
        pytest.param("permenpanrb-40-2018", ["Dicabut", "PermenPANRB 19/2025"], marks=pytest.mark.row("S1-13")),
        pytest.param("perkasn-9-2019", ["Peraturan", "KASN"], marks=pytest.mark.row("S1-14")),
        pytest.param("perpres-54-2018", ["korupsi"], marks=pytest.mark.row("S1-15")),
        pytest.param("perpres-18-2020", ["Indeks Sistem Merit", "Baik", "Indikator di dalamnya"], marks=pytest.mark.row("S1-16")),
        pytest.param("permenpanrb-25-2020", ["Reformasi Birokrasi", "antara"], marks=pytest.mark.row("S1-17")),
        pytest.param("perpres-91-2024", ["KemenPANRB", "disebut sumber", "judul dan isinya perlu dicek"], marks=pytest.mark.row("S4-19")),
        pytest.param("perpres-92-2024", ["BKN", "disebut sumber", "Periksa judul dan isinya"], marks=pytest.mark.row("S4-20")),
        pytest.param("se-menpanrb-4-2024", ["KASN", "KemenPANRB"], marks=pytest.mark.row("S4-21")),
    ],
)
def test_the_regulations_of_the_sources_say_what_they_mean_for_merit(code, words, text_of):
    html = prose(text_of(f"/regulasi/{code}/"))

    assert all(word in html for word in words), [word for word in words if word not in html]


def test_pp_11_2017_stands_with_its_amendment(text_of):
    html = prose(text_of("/regulasi/pp-11-2017/"))

    assert 'href="/regulasi/pp-17-2020/"' in html
    assert "Diubah" in html


def test_every_regulation_names_a_status(text_of):
    for page in RegulationPage.objects.all()[:8]:
        assert page.get_status_display() in prose(text_of(f"/regulasi/{page.slug}/"))


@pytest.mark.row("S0-29", "S0-31")
def test_the_charter_explains_domain_community_and_practice(text_of):
    # Terms of the glossary are linked where they are first named; what is read is the text.
    html = re.sub(r"<[^>]+>", "", prose(text_of("/tentang-cop/")))

    assert all(word in html for word in ("Domain", "Community", "Practice", "Panduan, praktik baik"))


@pytest.mark.row("S4-04")
def test_why_a_merit_system_is_answered(text_of):
    html = prose(text_of("/mengapa-sistem-merit/")).lower()

    assert all(word in html for word in ("mendapat penghargaan", "jabatan diberikan kepada yang mampu", "jalan karier"))


@pytest.mark.row("S3-18")
def test_what_speeds_the_merit_system_up_is_listed_with_its_source(text_of):
    html = prose(text_of("/percepatan/"))

    assert all(word in html for word in ("Community of Practice", "Gunungkidul", "Nias", "24 Maret 2022", "ANTARA 8 Desember 2022"))


@pytest.mark.parametrize(
    ("slug", "instansi", "aspect"),
    [
        pytest.param("jabar-faktor-kunci-sistem-merit", "32", "manajemen-kinerja", marks=pytest.mark.row("S1-51")),
        pytest.param("bpom-integrasi-sistem-informasi", "L-BPOM", "sistem-informasi", marks=pytest.mark.row("S1-53")),
    ],
)
def test_what_was_presented_in_2021_is_a_practice_with_instansi_aspect_and_meeting(slug, instansi, aspect, text_of):
    html = prose(text_of(f"/praktik/{slug}/"))

    assert f'href="/instansi/{instansi}/"' in html
    assert 'href="/acara/berbagi-pengetahuan-maret-2021/"' in html
    assert f'href="/aspek/{aspect}/"' in html


@pytest.mark.row("S1-06")
def test_news_names_the_unit_of_a_regency_that_published_it(text_of):
    assert "DISKOMINFO WK" in text_of("/berita/sekda-ikuti-berbagi-pengetahuan/")


def test_a_legal_basis_leads_to_the_very_article_and_the_article_names_who_cites_it(text_of):
    assert 'href="/regulasi/pp-11-2017/#pasal-134-2"' in text_of("/tanya-jawab/instansi-kecil-mulai-dari-mana/")
    article = text_of("/regulasi/pp-11-2017/").split('id="pasal-134-2"')[1].split("</article>")[0]
    assert "Dikutip oleh" in article


def test_the_fictional_announcements_say_so_and_real_ones_do_not(text_of):
    assert "Contoh fiktif" in text_of("/pengumuman/contoh-jadwal-penilaian-mandiri-2027/").split("</header>")[1]
    # In its own words; a list of other pages may name a fictional one and says so.
    assert "Contoh fiktif" not in text_of("/pengumuman/permenpanrb-19-2025-berlaku/").split("Mungkin berguna juga")[0]


@pytest.mark.row("S1-48")
def test_sipinter_is_described_as_another_house_without_a_login_here(text_of):
    html = prose(text_of("/sipinter/"))

    assert "SIPINTER" in html
    assert "<form" not in html
    assert 'type="password"' not in html


@pytest.mark.row("S2-17")
def test_the_performance_practice_of_jawa_barat_is_found_from_aspect_and_instansi(text_of):
    address = 'href="/praktik/jabar-pengelolaan-manajemen-kinerja/"'

    assert address in text_of("/aspek/manajemen-kinerja/")
    assert address in text_of("/instansi/32/")
    assert "Oky Putranto" in text_of("/praktik/jabar-pengelolaan-manajemen-kinerja/")


@pytest.mark.parametrize(
    ("slug", "code", "words"),
    [
        pytest.param("gunungkidul", "34.03", ["Gunungkidul", "8 Desember 2022"], marks=pytest.mark.row("S3-19")),
        pytest.param("nias", "12.04", ["diluncurkan 14 Juni 2022", "Berbagi pengetahuan tentang Pelatihan Dasar"], marks=pytest.mark.row("S3-20")),
    ],
)
def test_each_laboratory_names_its_instansi_and_what_was_done(slug, code, words, text_of):
    html = prose(text_of(f"/laboratorium/{slug}/"))

    assert f'href="/instansi/{code}/"' in html
    assert all(word in html.split('id="kegiatan"')[0] + html.split('id="kegiatan"')[1] for word in words)


def test_both_laboratories_show_their_move_and_no_score(text_of):
    for slug in ("gunungkidul", "nias"):
        move = text_of(f"/laboratorium/{slug}/").split("Perubahan kategori")[1].split("</section>")[0]
        assert move.index("Buruk") < move.index("Baik")


def test_the_share_and_priorities_of_the_sources_stand_on_the_hub(text_of):
    html = prose(text_of("/aspek/pengembangan-karier/"))

    assert "24 Maret – 7 Desember 2022" in html
    assert "31,7" in html
    assert "rencana suksesi menjadi kelemahan utama" in html


def test_mandates_of_the_overseers_follow_one_another(text_of):
    assert "UU 5/2014 Pasal 30" in text_of("/instansi/N-KASN/")
    html = text_of("/instansi/L-BKN/")
    assert "SE MenPANRB 4/2024" in html
    assert 'href="/instansi/N-KASN/"' in html


def test_targets_stand_against_the_figures_of_2021(text_of):
    html = text_of("/angka/").split('id="target"')[1].split("</section>")[0]

    rows = html.split("<tbody>")[1].split("</tbody>")[0]
    assert all(text in rows for text in ("94,1", "88,5", "55,9", "12,8", "100", "85", "30"))
    assert "2024" in rows


def test_every_guide_has_steps_evidence_mistakes_and_law(text_of):
    for url in Entry.objects.of_kind("panduan").values_list("url", flat=True):
        html = prose(text_of(url))
        assert all(mark in html for mark in ('class="steps"', 'id="bukti"', "Kesalahan yang sering terjadi", 'id="dasar-hukum"')), url


@pytest.mark.row("S0-02")
def test_who_opened_the_community_is_found_with_position_and_event(text_of):
    html = prose(text_of("/orang/tasdik-kinanto/"))

    assert "Wakil Ketua" in html
    assert 'href="/instansi/N-KASN/"' in html
    assert "Meresmikan · Kamis, 24 Maret 2022" in html


@pytest.mark.row("S1-10")
def test_a_speaker_of_2021_is_found_with_position_and_meeting(text_of):
    html = prose(text_of("/orang/agus-pramusinto/"))

    assert "Ketua" in html
    assert "Narasumber · Kamis, 4 Maret 2021" in html


def test_every_aspect_hub_of_the_demonstration_site_offers_three_guides(text_of, framework):
    for aspect in framework.aspects.roots():
        assert prose(text_of(f"/aspek/{aspect.slug}/")).count('href="/panduan/') >= 3, aspect


def test_no_link_of_the_library_leads_nowhere(client, text_of):
    pages = ["/", "/aspek/", "/aspek/pengembangan-karier/", "/instrumen/kasn-2019/", "/panduan/menyusun-rencana-suksesi/", "/regulasi/uu-20-2023/"]
    pages += ["/instansi/N-KASN/", "/orang/tasdik-kinanto/", "/angka/", "/laboratorium/nias/", "/praktik/kalsel-dari-279-menuju-325/"]
    links = {link for path in pages for link in re.findall(r'href="(/[^"#?]*)', prose(text_of(path)))}

    broken = {link: status for link in links if not link.startswith("/static/") and (status := client.get(link).status_code) not in (200, 302)}

    assert broken == {}


def test_an_instansi_shows_the_events_at_which_it_was_present(text_of):
    from events.models import InstansiPresence

    presence = InstansiPresence.objects.select_related("page", "instansi").first()

    html = text_of(f"/instansi/{presence.instansi.code}/").split('id="hadir"')[1].split("</section>")[0]

    assert f'/{presence.page.slug}/"' in html
    assert f"Hadir secara {presence.get_mode_display().lower()}" in html
