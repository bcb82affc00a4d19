"""Hubs and pages of instruments."""

import datetime

import pytest

from knowledge.aspects.models import Aspect, Finding, Framework, MeritSettings, PriorityAspect
from knowledge.models import GuidePage, PracticePage, RegulationPage


@pytest.mark.row("S0-26")
def test_the_list_shows_every_aspect_of_the_active_framework(text_of, framework):
    html = text_of("/aspek/")

    assert all(f'href="/aspek/{aspect.slug}/"' in html for aspect in framework.aspects.roots())


def test_an_unknown_aspect_is_not_found(client, db):
    assert client.get("/aspek/tidak-ada/").status_code == 404


def test_a_sub_aspect_has_no_hub_of_its_own(client, db):
    assert client.get("/aspek/1-1/").status_code == 404


@pytest.mark.row("S1-34")
def test_a_hub_says_what_the_aspect_asks(text_of, aspect):
    html = text_of("/aspek/perencanaan-kebutuhan/")

    assert aspect("1").description in html
    assert "Anjab" in html
    assert "ABK" in html


@pytest.mark.parametrize(
    ("slug", "words"),
    [
        pytest.param("pengadaan", ["terbuka", "kompetitif"], marks=pytest.mark.row("S1-35")),
        pytest.param("pengembangan-karier", ["kompetensi", "kinerja"], marks=pytest.mark.row("S1-36")),
        pytest.param("promosi-dan-mutasi", ["kualifikasi", "kompetensi", "kinerja"], marks=pytest.mark.row("S1-37")),
        pytest.param("manajemen-kinerja", ["objektif", "terukur", "karier"], marks=pytest.mark.row("S1-38")),
        pytest.param("penggajian-penghargaan-disiplin", ["penghargaan", "rutin", "kode etik"], marks=pytest.mark.row("S1-39")),
        pytest.param("perlindungan-dan-pelayanan", ["perlindungan", "layanan"], marks=pytest.mark.row("S1-40")),
        pytest.param("sistem-informasi", ["mengelola ASN"], marks=pytest.mark.row("S1-41")),
    ],
)
def test_every_hub_describes_its_aspect(slug, words, text_of, framework):
    html = text_of(f"/aspek/{slug}/")

    lead = html.split('<p class="lead">')[1].split("</p>")[0]
    assert lead == framework.aspects.get(slug=slug).description
    assert all(word in lead for word in words)


def test_a_hub_shows_maximum_share_and_doubtful_sub_aspects(text_of, aspect):
    html = text_of("/aspek/perencanaan-kebutuhan/")

    assert ">40<" in html
    assert "9,8" in html
    assert aspect("1.2").name in html
    assert "belum diverifikasi" in html
    assert "dokumen Anjab-ABK" in html


@pytest.mark.row("S2-01")
def test_a_hub_gathers_material_by_kind_and_links_to_the_rest(text_of, publish):
    for number in range(8):
        publish(GuidePage, f"Panduan {number}", aspects=["5"])
    publish(PracticePage, "Praktik kinerja", aspects=["5"])
    publish(RegulationPage, "Regulasi kinerja", aspects=["5"])
    publish(GuidePage, "Bukan tentang ini", aspects=["1"])

    html = text_of("/aspek/manajemen-kinerja/")

    assert html.count("/panduan/panduan-") == 6
    assert 'href="/panduan/?aspek=5"' in html
    assert html.index("Panduan 7") < html.index("Praktik kinerja") < html.index("Regulasi kinerja")
    assert "Bukan tentang ini" not in html


def test_a_hub_without_material_says_what_to_do(text_of, db):
    html = text_of("/aspek/pengadaan/")

    assert "Belum ada materi untuk aspek ini" in html
    assert 'href="/forum/baru/?aspek=2"' in html


@pytest.mark.row("S0-27")
def test_priority_in_a_period_stands_on_the_hub_with_its_source(text_of, aspect):
    PriorityAspect.objects.create(
        aspect=aspect("3"), starts_on=datetime.date(2022, 3, 24), ends_on=datetime.date(2022, 12, 7), source="Peluncuran CoP"
    )

    html = text_of("/aspek/pengembangan-karier/")

    assert "Aspek prioritas, 24 Maret – 7 Desember 2022" in html
    assert "Sumber: Peluncuran CoP" in html


@pytest.mark.row("S2-02")
def test_findings_stand_on_the_hub_with_year_and_source(text_of, aspect):
    Finding.objects.create(aspect=aspect("5"), year=2022, text="Perlu dibenahi.", source="Humas KASN")

    html = text_of("/aspek/manajemen-kinerja/")

    assert "Perlu dibenahi." in html
    assert ">2022<" in html
    assert "Humas KASN" in html


def test_a_hub_costs_the_same_whatever_it_holds(client, publish, aspect, count_queries):
    publish(GuidePage, "Satu", aspects=["5", "5.1"])
    one = count_queries("/aspek/manajemen-kinerja/")
    for title in ("Dua", "Tiga"):
        publish(GuidePage, title, aspects=["5", "5.1"])
        publish(PracticePage, title, aspects=["5"])
        Finding.objects.create(aspect=aspect("5"), year=2022, text=title, source="s")

    assert count_queries("/aspek/manajemen-kinerja/") == one
    assert one <= 8


def test_an_aspect_of_another_framework_says_so_and_points_to_its_counterparts(text_of, db):
    html = text_of("/aspek/pengelolaan-kinerja/?instrumen=panrb-2025")

    assert "bukan instrumen aktif" in html
    assert 'href="/aspek/manajemen-kinerja/?instrumen=kasn-2019"' in html
    assert "belum dipublikasikan" in html


def test_choosing_another_framework_changes_the_aspects_offered(text_of, db):
    chosen = MeritSettings.load()
    chosen.active_framework = Framework.objects.get(code="panrb-2025")
    chosen.save()

    html = text_of("/aspek/")

    assert 'href="/aspek/pengelolaan-kinerja/"' in html
    assert 'href="/aspek/manajemen-kinerja/"' not in html


def test_the_instrument_shows_bands_with_consequences_and_every_sub_aspect(text_of, framework):
    html = text_of("/instrumen/kasn-2019/")

    assert all(band.name in html and band.consequence[1:] in html for band in framework.bands.all())
    assert all(f">{code}<" in html for code in framework.aspects.subs().values_list("code", flat=True))
    assert "325–400" in html
    assert "disimpulkan" in html


def test_an_instrument_without_bands_cannot_be_computed(text_of, db):
    html = text_of("/instrumen/panrb-2025/")

    assert "Belum dapat dihitung" in html
    assert "Perencanaan kebutuhan dan standardisasi jabatan" in html


@pytest.mark.row("S4-22")
def test_each_instrument_names_its_own_overseer_and_the_map_to_the_other(text_of, db):
    html = text_of("/instrumen/kasn-2019/")

    assert Framework.objects.get(code="bkn-transisi-2024").oversight.replace("&", "&amp;") in html
    assert "2019 – September 2024" in html
    assert "Pengelolaan kinerja" in html
    assert "usulan peneliti, bukan peraturan" in html


def test_an_overseer_changed_in_the_cms_changes_on_the_page(text_of, framework):
    framework.oversight = "Badan Baru"
    framework.save()

    assert "Badan Baru" in text_of("/instrumen/kasn-2019/")


def test_an_unknown_instrument_is_not_found(client, db):
    assert client.get("/instrumen/tidak-ada/").status_code == 404


def test_renaming_an_aspect_renames_it_on_cards_and_hub(text_of, publish, aspect):
    publish(GuidePage, "Panduan kinerja", aspects=["5"])
    renamed = aspect("5")
    renamed.short_name, renamed.slug = "Kinerja Baru", "kinerja-baru"
    renamed.save()

    assert "Kinerja Baru" in text_of("/panduan/")
    assert 'href="/panduan/panduan-kinerja/"' in text_of("/aspek/kinerja-baru/")


def test_an_aspect_tile_counts_its_material(text_of, publish):
    publish(GuidePage, "Satu", aspects=["5"])
    publish(GuidePage, "Dua", aspects=["5", "5.2"])

    html = text_of("/aspek/")

    assert html.split("/aspek/manajemen-kinerja/")[-1].split("</article>")[0].count("2 materi") == 1


def test_all_sub_aspects_are_listed_over_the_hubs(text_of, framework):
    roots = list(framework.aspects.roots())

    listed = sum(text_of(f"/aspek/{root.slug}/").count('id="sub-') for root in roots)

    assert listed >= Aspect.objects.subs().filter(framework=framework).count()
