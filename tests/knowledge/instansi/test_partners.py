"""Partners with their dated roles, and instansi that others named as ones to learn from."""

import pytest

from knowledge.instansi.models import Mandate, Partner, RoleModel


@pytest.fixture
def partner(db):
    def make(name, kind, **fields):
        return Partner.objects.create(name=name, kind=kind, role="Mendampingi.", source="ANTARA, 8 Desember 2022", **fields)

    return make


@pytest.mark.parametrize(
    ("name", "kind", "label"),
    [
        pytest.param("Kementerian dan LPNK lain", "kementerian-lembaga", "Kementerian dan lembaga", marks=pytest.mark.row("S3-12")),
        pytest.param("IAPA", "asosiasi-profesi", "Asosiasi profesi", marks=pytest.mark.row("S3-13")),
        pytest.param("KemenPANRB", "kementerian-lembaga", "Kementerian dan lembaga", marks=pytest.mark.row("S3-15")),
    ],
)
def test_a_partner_stands_under_its_kind_with_role_time_and_source(name, kind, label, partner, text_of):
    partner(name, kind, valid_from="2022-12")

    html = text_of("/mitra/").split('id="mitra"')[1]

    assert html.index(label) < html.index(name) < html.index("Mendampingi.") < html.index("Sejak Desember 2022")
    assert "ANTARA, 8 Desember 2022" in html


@pytest.mark.row("S3-14")
def test_a_university_names_the_instansi_that_it_accompanies(partner, text_of, instansi):
    partner("Universitas Contoh", "perguruan-tinggi").assisted.add(instansi("12.04"))

    html = text_of("/mitra/").split("Universitas Contoh")[1].split("</li>")[0]

    assert 'href="/instansi/12.04/"' in html


def test_mandates_of_all_bodies_stand_in_one_line_of_time(text_of, instansi):
    Mandate.objects.create(instansi=instansi("L-BKN"), function="Pelaksanaan", legal_basis="SE 4/2024", valid_from="2024-09")
    Mandate.objects.create(instansi=instansi("N-KASN"), function="Pengawasan", legal_basis="UU 5/2014", valid_from="2014", valid_to="2024-09")

    html = text_of("/mitra/").split('id="mandat"')[1]

    assert html.index("Pengawasan") < html.index("Pelaksanaan")


@pytest.mark.row("S4-13")
def test_a_role_model_stands_on_the_hub_of_its_aspect_and_on_its_own_page(text_of, instansi, aspect):
    RoleModel.objects.create(instansi=instansi("32"), aspect=aspect("3"), text="manajemen talenta", named_by="BKD Kalsel", source="MC Kalsel")

    hub = text_of("/aspek/pengembangan-karier/").split('id="rujukan"')[1].split("</section>")[0]

    assert 'href="/instansi/32/"' in hub
    assert "Disebut oleh BKD Kalsel" in hub
    assert 'href="/aspek/pengembangan-karier/"' in text_of("/instansi/32/").split('id="rujukan"')[1].split("</section>")[0]
    assert 'id="rujukan"' not in text_of("/aspek/pengadaan/")


def test_the_list_of_partners_costs_the_same_for_one_and_three(partner, count_queries, instansi):
    partner("A", "asosiasi-profesi", instansi=instansi("32"))
    one = count_queries("/mitra/")
    for name in ("B", "C"):
        partner(name, "perguruan-tinggi", instansi=instansi("33")).assisted.add(instansi("12.04"))

    assert count_queries("/mitra/") == one <= 8
