"""Guides answer whether the reader can do this on Monday."""

import pytest

from knowledge.models import GuidePage, PracticePage, RegulationPage, RelatedPage

BODY = [
    ("paragraph", "<p>Anjab dilakukan <b>lebih dulu</b>.</p>"),
    ("steps", {"heading": "Langkah-langkah", "items": [{"title": "Bentuk tim", "text": "<p>Lima orang.</p>", "output": "SK tim"}]}),
    ("table", {"caption": "Contoh hitungan", "header": "Tugas | Jumlah", "rows": "Memeriksa usul | 54.000\nMenyusun laporan | 900"}),
    ("callout", {"kind": "contoh", "title": "Kabupaten Contoh", "text": "<p>Satu orang.</p>"}),
    ("evidence", {"intro": "<p>Siapkan jejaknya.</p>", "items": [{"name": "SK peta jabatan", "detail": "<p>Bernomor.</p>", "sub_aspect": "1.1"}]}),
    ("mistakes", {"items": [{"mistake": "Diisi mundur", "remedy": "Wajibkan sumber data."}]}),
    ("quote", {"text": "Suatu keharusan", "who": "Tasdik Kinanto", "source": "kasn.go.id"}),
]


@pytest.fixture
def guide(publish):
    old = publish(RegulationPage, "PermenPANRB 40/2018", short_title="PermenPANRB 40/2018", status="dicabut")
    law = ("legal", {"items": [{"regulation": old, "article": "Pasal 3", "note": "Dasar instrumen lama."}]})
    return publish(
        GuidePage,
        "Menyusun peta jabatan",
        aspects=["1", "1.1"],
        summary="Anda dapat menghitung kebutuhan pegawai.",
        first_step="Kumpulkan struktur organisasi terbaru.",
        level_from=1,
        level_to=3,
        effort=3,
        duration="8–10 minggu",
        owner_role="Bagian organisasi",
        prerequisites="Struktur organisasi\nDaftar pegawai",
        source_name="Tim editor",
        rights="CC BY-SA 4.0",
        body=[*BODY, law],
    )


def test_a_guide_says_what_it_gives_asks_and_starts_with(guide, text_of):
    html = text_of("/panduan/menyusun-peta-jabatan/")

    for words in (
        *("Anda dapat menghitung kebutuhan pegawai.", "Dari tingkat 1 ke tingkat 3", "Upaya berat", "8–10 minggu", "Bagian organisasi"),
        *("Langkah pertama minggu ini", "Kumpulkan struktur organisasi terbaru.", "Daftar pegawai"),
    ):
        assert words in html


def test_steps_can_be_ticked_off_under_a_key_of_their_own(guide, text_of):
    html = text_of("/panduan/menyusun-peta-jabatan/")

    assert f'data-remember="langkah-{guide.pk}-langkah-langkah"' in html
    assert "SK tim" in html


def test_figures_in_a_table_stand_to_the_right(guide, text_of):
    html = text_of("/panduan/menyusun-peta-jabatan/")

    assert '<td class="num">54.000</td>' in html
    assert "<td>Memeriksa usul</td>" in html


def test_evidence_links_to_its_sub_aspect(guide, text_of):
    html = text_of("/panduan/menyusun-peta-jabatan/").split('id="bukti"')[1]

    assert 'href="/aspek/perencanaan-kebutuhan/#sub-1-1"' in html


@pytest.mark.row("S1-11")
def test_the_legal_basis_shows_that_a_regulation_is_repealed(guide, text_of):
    html = text_of("/panduan/menyusun-peta-jabatan/").split('id="dasar-hukum"')[1]

    assert 'href="/regulasi/permenpanrb-402018/"' in html
    assert "Dicabut" in html
    assert "Pasal 3" in html


def test_a_regulation_that_left_the_library_leaves_no_broken_link(guide, text_of):
    RegulationPage.objects.get().unpublish()

    html = text_of("/panduan/menyusun-peta-jabatan/").split('id="dasar-hukum"')[1]

    assert "PermenPANRB 40/2018" in html
    assert 'href="/regulasi/permenpanrb-402018/"' not in html


@pytest.mark.row("S3-10")
def test_related_pages_chosen_by_an_editor_are_listed_once(guide, publish, text_of):
    other = publish(GuidePage, "Menghitung pensiun", aspects=["1", "1.3"])
    RelatedPage.objects.create(page=guide.page_ptr, target=other.page_ptr)

    html = text_of("/panduan/menyusun-peta-jabatan/")

    assert "Baca juga" in html
    assert html.count('href="/panduan/menghitung-pensiun/"') == 1


def test_a_related_page_that_is_not_public_is_not_named(guide, publish, text_of):
    other = publish(GuidePage, "Rahasia dulu", aspects=["1"])
    RelatedPage.objects.create(page=guide.page_ptr, target=other.page_ptr)
    other.unpublish()

    assert "Rahasia dulu" not in text_of("/panduan/menyusun-peta-jabatan/")


@pytest.mark.row("S4-24")
def test_what_shares_the_sub_aspect_comes_first_among_what_may_help(guide, publish, text_of):
    publish(PracticePage, "Praktik sub-aspek sama", aspects=["1", "1.1"])
    publish(GuidePage, "Panduan aspek sama", aspects=["1"])
    publish(GuidePage, "Panduan aspek lain", aspects=["8"])

    html = text_of("/panduan/menyusun-peta-jabatan/").split("Mungkin berguna juga")[1]

    assert html.index("Praktik sub-aspek sama") < html.index("Panduan aspek sama")
    assert "Panduan aspek lain" not in html


@pytest.mark.row("S2-05")
def test_a_page_can_be_shared_by_whatsapp(guide, text_of):
    html = text_of("/panduan/menyusun-peta-jabatan/")

    assert "https://wa.me/?text=Menyusun%20peta%20jabatan%20http%3A%2F%2F127.0.0.1%3A8000%2Fpanduan%2Fmenyusun-peta-jabatan%2F" in html


@pytest.mark.row("S0-05")
def test_a_guide_leads_to_a_question_about_it_in_the_forum(guide, text_of):
    assert "/forum/baru/?tentang=%2Fpanduan%2Fmenyusun-peta-jabatan%2F" in text_of("/panduan/menyusun-peta-jabatan/")


@pytest.mark.row("S0-32")
def test_a_quotation_stands_with_its_speaker_and_source(guide, text_of):
    html = text_of("/panduan/menyusun-peta-jabatan/")

    quote = html.split('class="quote"')[1].split("</figure>")[0]
    assert "Suatu keharusan" in quote
    assert "Tasdik Kinanto, kasn.go.id" in quote


def test_source_rights_and_a_fictional_mark_are_shown(publish, text_of):
    publish(GuidePage, "Contoh", source_name="Tim editor", rights="Ringkasan", is_fictional=True)

    html = text_of("/panduan/contoh/")

    assert all(words in html for words in ("Tim editor", "Ringkasan", "Contoh fiktif"))


def test_an_acronym_of_the_glossary_is_explained_once_in_the_body(guide, text_of):
    html = text_of("/panduan/menyusun-peta-jabatan/")

    assert html.count('<abbr title="Analisis Jabatan">Anjab</abbr>') == 1


def test_a_guide_is_the_same_for_every_guest_and_sets_no_cookie(guide, client):
    response = client.get("/panduan/menyusun-peta-jabatan/")

    assert not response.cookies
    assert b"csrf" not in response.content
    assert b"style=" not in response.content
    assert b"onclick" not in response.content


def test_a_guide_costs_six_queries_whatever_surrounds_it(guide, publish, count_queries, signed_in):
    one = count_queries("/panduan/menyusun-peta-jabatan/")
    for title in ("Satu", "Dua", "Tiga"):
        other = publish(GuidePage, title, aspects=["1", "1.1"])
        RelatedPage.objects.create(page=guide.page_ptr, target=other.page_ptr)

    assert count_queries("/panduan/menyusun-peta-jabatan/") == one <= 6
    assert count_queries("/panduan/menyusun-peta-jabatan/", signed_in()) <= 11


def test_a_page_behind_a_restriction_is_not_shown(guide, client):
    from wagtail.models import PageViewRestriction

    PageViewRestriction.objects.create(page=guide.page_ptr, restriction_type="login")

    assert client.get("/panduan/menyusun-peta-jabatan/").status_code == 302
    assert client.get("/panduan/").status_code == 200


@pytest.mark.parametrize("path", ["/panduan/tidak-ada/", "/tidak-ada/", "/panduan/menyusun-peta-jabatan/lagi/", "/beranda/panduan/"])
def test_an_address_without_a_page_is_not_found(path, guide, client):
    assert client.get(path).status_code == 404
