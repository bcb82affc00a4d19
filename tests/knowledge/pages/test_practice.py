"""A practice answers whether another instansi can do it on Monday; every item shows its care and who made it."""

import datetime

import pytest

from knowledge.models import CollectionPage, GuidePage, MaterialCredit, PracticePage, RelatedPage
from tests.knowledge.conftest import PARENTS

FIGURE = {"label": "Lama layanan mutasi", "before": "17", "after": "10", "unit": "hari kerja", "source": "SK 1/2026"}


@pytest.fixture
def practice(publish):
    return publish(
        PracticePage,
        "Layanan mutasi lebih cepat",
        instansi_name="Kabupaten Contoh",
        year=2026,
        figures=[("result", FIGURE)],
        result="<p>Berkas tidak lagi dikembalikan.</p>",
        problem="<p>Syarat tidak jelas.</p>",
        cost="Tanpa anggaran khusus",
        effort=1,
        duration="6 minggu",
        level_from=2,
        level_to=3,
        prerequisites="SOP lama\nDaftar syarat",
        contact="Subbagian mutasi, mutasi@contoh.go.id",
        adapt="<p>Mulai dari satu layanan.</p>",
    )


def test_the_result_in_figures_leads_and_names_before_after_unit_and_source(practice, text_of):
    html = text_of("/praktik/layanan-mutasi-lebih-cepat/").split("<main")[1]

    card = html.split('class="stat"')[1].split("</li>")[0]
    assert card.index("17") < card.index("menjadi") < card.index("10") < card.index("hari kerja") < card.index("Lama layanan mutasi")
    assert "Sumber: SK 1/2026" in card
    assert html.index('class="stat"') < html.index("Berkas tidak lagi") < html.index("Syarat tidak jelas.") < html.index("Mulai dari satu layanan.")


@pytest.mark.row("S3-07")
def test_what_it_asks_stands_in_the_head_and_beside(practice, text_of):
    html = text_of("/praktik/layanan-mutasi-lebih-cepat/").split("<main")[1]

    head, rest = html.split("</header>", 1)
    assert all(words in head for words in ("Kabupaten Contoh", "Tanpa anggaran khusus", "Upaya ringan", "6 minggu", "Dari tingkat 2 ke tingkat 3"))
    assert all(words in rest for words in ("Daftar syarat", "mutasi@contoh.go.id"))


def test_a_figure_without_source_says_so(publish, text_of):
    publish(PracticePage, "Tanpa sumber", figures=[("result", {**FIGURE, "source": ""})])

    assert "sumber tertulis belum ada" in text_of("/praktik/tanpa-sumber/")


@pytest.mark.row("S0-11", "S0-12")
@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({}, "Belum ditinjau"),
        ({"reviewed_on": datetime.date(2026, 3, 12)}, "Ditinjau 12 Maret 2026"),
        (
            {"reviewed_on": datetime.date(2026, 3, 12), "review_due": datetime.date(2999, 3, 12)},
            "Ditinjau 12 Maret 2026, ditinjau lagi 12 Maret 2999",
        ),
        ({"reviewed_on": datetime.date(2020, 3, 12), "review_due": datetime.date(2021, 3, 12)}, "Perlu ditinjau sejak 12 Maret 2021"),
    ],
)
def test_every_item_shows_where_its_quality_stands(fields, words, publish, text_of):
    publish(GuidePage, "Panduan", **fields)

    assert words in text_of("/panduan/panduan/").split("<main")[1].split("</header>")[0]


@pytest.mark.row("S0-13")
def test_a_guide_shows_its_sub_aspect_year_and_who_made_it(publish, text_of):
    page = publish(GuidePage, "Menyusun SKJ", aspects=["3", "3.1"], year=2026, level_from=1, level_to=2)
    for name, role in (("Ani", "penulis"), ("Budi", "penulis"), ("Citra", "kontributor")):
        MaterialCredit.objects.create(page=page.page_ptr, name=name, role=role)
    page.save_revision().publish()

    html = " ".join(text_of("/panduan/menyusun-skj/").replace('<span class="strong">', "").replace("</span>", "").split())

    assert "Penulis: Ani, Budi · Kontributor: Citra" in html
    assert "#sub-3-1" in html
    assert "2026</li>" in html.replace("2026 </li>", "2026</li>")


@pytest.mark.row("S2-12")
def test_an_item_names_the_instrument_under_which_it_was_written(publish, text_of):
    publish(GuidePage, "Panduan", aspects=["1", "1.1"])

    html = text_of("/panduan/panduan/")

    assert 'href="/instrumen/kasn-2019/"' in html
    assert "periksa padanannya dalam instrumen yang berlaku" in html


def test_an_item_lists_the_live_pages_that_lead_to_it_and_no_others(publish, text_of):
    target = publish(GuidePage, "Dituju")
    for title in ("Menuju", "Konsep"):
        RelatedPage.objects.create(page=publish(GuidePage, title, aspects=["8"]).page_ptr, target=target.page_ptr)
    GuidePage.objects.get(title="Konsep").unpublish()

    html = text_of("/panduan/dituju/").split('id="dirujuk"')[1].split("</section>")[0]

    assert 'href="/panduan/menuju/"' in html
    assert "Konsep" not in html


def test_what_leads_here_costs_nothing_more(publish, count_queries, home):
    target = publish(GuidePage, "Dituju")
    none = count_queries("/panduan/dituju/")
    for title in ("Satu", "Dua", "Tiga"):
        RelatedPage.objects.create(page=publish(GuidePage, title).page_ptr, target=target.page_ptr)
    collection = CollectionPage(title="Kumpulan", slug="k", items=[])
    collection.aspects.set(target.main_aspects)
    PARENTS[CollectionPage].objects.get().add_child(instance=collection)
    collection.items.create(target=target.page_ptr)
    collection.save_revision().publish()

    assert count_queries("/panduan/dituju/") == none <= 6


def test_a_practice_costs_at_most_six_queries(practice, publish, instansi, count_queries):
    publish(PracticePage, "Lengkap", instansi=instansi("32"), presented_at=practice.page_ptr)

    assert count_queries("/praktik/lengkap/") <= 6
