"""The menu "Sistem merit" of the CMS."""

import pytest
from django.urls import reverse

from knowledge.aspects.models import Aspect, Framework
from knowledge.figures.models import Target
from knowledge.glossary.models import Term
from knowledge.instansi.models import Instansi, Mandate

VIEWSETS = [
    *("aspects_framework", "aspects_aspect", "aspects_topic", "aspects_frameworkcrosswalk", "aspects_priorityaspect", "aspects_finding"),
    *("instansi_instansi", "instansi_mandate", "instansi_province", "instansi_regionaloffice"),
    *("people_person", "glossary_term", "figures_nationalfigure", "figures_target", "figures_indicator"),
]


@pytest.fixture
def editor(home, client, django_user_model):
    client.force_login(
        django_user_model.objects.create_superuser("admin@example.test", "rahasia-sekali-2026", name="Admin"),
        backend="allauth.account.auth_backends.AuthenticationBackend",
    )
    return client


def address(name: str, page: str, *args) -> str:
    return reverse(f"wagtailsnippets_{name}:{page}", args=args)


def fields_of(form) -> dict:
    """What a browser would send back of a form and its formsets, unchanged."""
    data = {}
    for part in [form, *(f for s in form.formsets.values() for f in s.forms)]:
        for bound in part:
            value = bound.field.prepare_value(bound.value())
            if value is not None and value is not False:
                data[bound.html_name] = value
    for formset in form.formsets.values():
        for bound in formset.management_form:
            data[bound.html_name] = bound.value()
    return data


@pytest.mark.parametrize("name", VIEWSETS)
def test_every_kind_of_data_has_its_list_search_and_form(name, editor):
    listing = editor.get(address(name, "list"), {"q": "a"})
    form = editor.get(address(name, "add"))

    assert listing.status_code == 200
    assert form.status_code == 200


def test_the_menu_groups_them_under_one_word(editor):
    html = editor.get("/admin/").content.decode()

    assert "Sistem merit" in html
    assert all(label in html for label in ("Instrumen", "Topik", "Aspek prioritas", "Temuan pengawasan", "Glosarium"))


def test_the_register_is_searched_and_filtered(editor):
    found = editor.get(address("instansi_instansi", "list"), {"q": "Klaten"}).content.decode()
    narrowed = editor.get(address("instansi_instansi", "list"), {"kind": "lns"}).content.decode()

    assert "Klaten" in found
    assert "Kementerian Keuangan" not in found
    assert "N-KASN" in narrowed


def test_bands_that_tile_are_saved(editor):
    framework = Framework.objects.get(code="kasn-2019")
    url = address("aspects_framework", "edit", framework.pk)
    data = fields_of(editor.get(url).context["form"])

    response = editor.post(url, {**data, "oversight": "Pengawas baru"})

    assert response.status_code == 302, response.context["form"].errors
    framework.refresh_from_db()
    assert framework.oversight == "Pengawas baru"
    assert framework.legal_basis == ["PermenPANRB 40/2018", "PerKASN 9/2019"]


@pytest.mark.parametrize(
    ("field", "value"), [("bands-1-floor", "180"), ("bands-1-floor", "170"), ("bands-2-index_floor", "0.70"), ("bands-0-floor", "150")]
)
def test_bands_that_leave_a_gap_or_overlap_are_refused_and_nothing_is_saved(field, value, editor):
    framework = Framework.objects.get(code="kasn-2019")
    before = list(framework.bands.values_list("floor", "ceiling", "index_floor"))
    url = address("aspects_framework", "edit", framework.pk)
    data = fields_of(editor.get(url).context["form"])

    response = editor.post(url, {**data, "name": "Nama lain", field: value})
    html = response.content.decode()

    assert response.status_code == 200
    assert "tidak bersambung" in html or "tidak menutup" in html
    assert "Nama lain" in html
    assert list(Framework.objects.get(pk=framework.pk).bands.values_list("floor", "ceiling", "index_floor")) == before


def test_a_sub_aspect_lies_below_an_aspect_of_its_own_framework(editor, aspect):
    url = address("aspects_aspect", "edit", aspect("1.1").pk)
    data = fields_of(editor.get(url).context["form"])

    below_sub = editor.post(url, {**data, "parent": aspect("1.2").pk})
    elsewhere = editor.post(url, {**data, "parent": Aspect.objects.roots().filter(framework__code="panrb-2025").first().pk})
    too_low = editor.post(url, {**data, "min_score": "11"})
    fine = editor.post(url, {**data, "evidence_examples": "SK peta jabatan\n\n Dokumen ABK "})

    assert "Pilih aspek, bukan sub-aspek" in below_sub.content.decode()
    assert "instrumen lain" in elsewhere.content.decode()
    assert "melebihi skor maksimum" in too_low.content.decode()
    assert fine.status_code == 302
    assert aspect("1.1").evidence_examples == ["SK peta jabatan", "Dokumen ABK"]


def test_an_instansi_is_edited_with_its_other_names_one_a_line(editor, instansi):
    url = address("instansi_instansi", "edit", instansi("63").pk)
    data = fields_of(editor.get(url).context["form"])

    refused = editor.post(url, {**data, "valid_from": "2020-05", "valid_to": "2019"})
    bad_day = editor.post(url, {**data, "valid_to": "kemarin"})
    saved = editor.post(url, {**data, "aliases": "Kalsel\nBanua", "personnel_unit": "BKD Provinsi"})

    assert "mendahului" in refused.content.decode()
    assert "Tulis tahun" in bad_day.content.decode()
    assert saved.status_code == 302, saved.context["form"].errors
    assert instansi("63").aliases == ["Kalsel", "Banua"]
    assert b"Banua" in editor.get("/instansi/?q=Banua").content


def test_a_mandate_a_term_and_a_target_can_be_added(editor, instansi):
    mandate = {"instansi": instansi("L-BKN").pk, "function": "Mengawasi", "legal_basis": "Perpres 92/2024", "valid_from": "2024-09", "valid_to": ""}
    term = {"term": "BARU", "slug": "baru", "expansion": "Istilah Baru", "definition": "d", "synonyms": "satu\ndua", "source": ""}
    target = {"label": "Kota", "year": "2029", "percent": "50", "source": "s", "kinds": ["pemkot"]}

    for name, data in (("instansi_mandate", mandate), ("glossary_term", term), ("figures_target", target)):
        response = editor.post(address(name, "add"), data)
        assert response.status_code == 302, response.context["form"].errors

    assert Mandate.objects.get().instansi == instansi("L-BKN")
    assert Term.objects.get(term="BARU").synonyms == ["satu", "dua"]
    assert Target.objects.get().kinds == ["pemkot"]
    assert Instansi.objects.count() >= 670
