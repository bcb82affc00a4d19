"""The public pages and the room: filters, what is kept on an error, conflicts, and the number of queries."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from knowledge.exemplars import services
from knowledge.exemplars.models import Exemplar
from knowledge.media.models import DownloadCount
from knowledge.models import GuidePage, RegulationPage
from tests.knowledge.exemplars.conftest import upload

pytestmark = pytest.mark.django_db
ALL = {"accepted": True, "consented": True, "checked": True}


def fresh(exemplar):
    return Exemplar.objects.get(pk=exemplar.pk)


@pytest.fixture
def form(aspect):
    """What a browser sends."""

    def make(**said):
        standard = {
            "title": "Peta jabatan",
            "aspect": aspect("1.1").pk,
            "level": 3,
            "year": 2024,
            "evidence_kind": "keputusan",
            "description": "Dengan lampiran.",
        }
        return {**standard, **said}

    return make


@pytest.mark.parametrize(
    ("query", "is_listed"),
    [
        *(("aspek=1", True), ("aspek=1.1", True), ("aspek=2", False), ("aspek=1.2", False)),
        *(("tingkat=3", True), ("instansi=pemprov", True), ("aspek=1.1&tingkat=3&instansi=pemprov", True)),
    ],
)
def test_the_list_is_narrowed_by_its_address(client, shown, query, is_listed):
    assert (shown.get_absolute_url() in client.get(f"/bukti/?{query}").content.decode()) is is_listed


def test_a_filter_that_names_nothing_is_said_to_be_ignored(client, shown):
    page = client.get("/bukti/?tingkat=99").content.decode()

    assert "“99” tidak dikenal" in page
    assert shown.get_absolute_url() in page


@pytest.mark.parametrize("at", ["/bukti/", "room", "queue"])
def test_lists_cost_the_same_for_one_and_three(client, signed_in, propose, state, at):
    reader = {"/bukti/": client, "room": None, "queue": None}[at] or signed_in(*(("operator", "63") if at == "room" else ("verifikator",)))
    address = {"room": "/ruang/bukti/", "queue": "/ruang/bukti/antrean/"}.get(at, at)
    facts = ALL if at != "queue" else {"checked": True}
    state(propose(), **facts)
    reader.get(address)
    one = query_count(reader, address)
    for number in range(2):
        state(propose(title=f"Bukti {number}"), **facts)
    page = reader.get(address).content.decode()

    assert page.count('class="card') >= 3
    assert query_count(reader, address) == one


def query_count(reader, address):
    """How many queries a page costs."""
    with CaptureQueriesContext(connection) as captured:
        reader.get(address)
    return len(captured)


def test_the_page_names_its_legal_basis_and_its_sub_aspect(client, publish, propose, state):
    law = publish(RegulationPage, "Undang-undang sesuatu")
    page = client.get(state(propose(regulation=law), **ALL).get_absolute_url()).content.decode()

    assert "UU 1/2030" in page
    assert 'href="/aspek/perencanaan-kebutuhan/#sub-' in page


def test_a_download_is_counted(client, shown):
    client.get(shown.document.url, headers={"user-agent": "Mozilla/5.0"}, follow=True)

    assert DownloadCount.objects.get(document=shown.document_id).count == 1


def test_the_public_page_holds_no_name_of_a_person(client, shown, person):
    page = client.get(shown.get_absolute_url()).content.decode()

    assert person("operator", "63").name not in page
    assert person("verifikator").name not in page


def test_a_guide_shows_evidence_of_its_sub_aspect_alone(client, publish, shown):
    publish(GuidePage, "Panduan peta", slug="peta", aspects=["1", "1.1"])
    publish(GuidePage, "Panduan lain", slug="lain", aspects=["1", "1.2"])

    assert shown.get_absolute_url() in client.get("/panduan/peta/").content.decode()
    assert shown.get_absolute_url() not in client.get("/panduan/lain/").content.decode()


def test_an_operator_proposes_with_a_file(signed_in, form):
    answer = signed_in("operator", "63").post("/ruang/bukti/baru/", {**form(), "file": upload()})

    exemplar = Exemplar.objects.get()
    assert answer["Location"] == f"/ruang/bukti/{exemplar.pk}/"
    assert (exemplar.instansi.code, exemplar.level, exemplar.is_visible) == ("63", 3, False)


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"level": 4, "aspect": ""}, "Sub-aspek yang dibuktikan: "),
        ({"level": ""}, "Tingkat yang ditunjukkan: "),
        ({"year": 2999}, "belum tiba"),
        ({"description": "Milik 198001012005011001."}, "tampak seperti NIP"),
        ({"file": upload(name="bukti.exe")}, "tidak diterima"),
        ({"file": upload("bukan pdf", "bukti.pdf")}, "isinya bukan PDF"),
    ],
)
def test_what_was_typed_is_kept_when_something_is_wrong(signed_in, form, wrong, message):
    sent = {**form(title="Judul yang diketik"), "file": upload(), **wrong}
    answer = signed_in("operator", "63").post("/ruang/bukti/baru/", sent)

    page = answer.content.decode()
    assert answer.status_code == 422
    assert message in page
    assert 'value="Judul yang diketik"' in page
    assert not Exemplar.objects.exists()


def test_an_edit_on_another_version_is_not_saved_and_not_lost(signed_in, shown, form, person):
    services.withdraw_acceptance(shown, by=person("verifikator"), note="Keliru")
    answer = signed_in("operator", "63").post(f"/ruang/bukti/{shown.pk}/sunting/", form(title="Judul baru", seen_version=shown.version))

    assert answer.status_code == 409
    assert 'value="Judul baru"' in answer.content.decode()
    assert fresh(shown).title == "Keputusan peta jabatan"


def test_a_verifier_accepts_in_the_room(signed_in, propose):
    exemplar = propose()
    said = {"seen_version": exemplar.version, "source": "BA 7/2026", "reason": "Lengkap dan baru."}
    signed_in("verifikator").post(f"/ruang/bukti/{exemplar.pk}/terima/", said)

    assert (fresh(exemplar).is_accepted, fresh(exemplar).accepted_source) == (True, "BA 7/2026")


def test_the_slower_verifier_keeps_what_was_typed(signed_in, propose, person):
    exemplar = propose()
    said = {"seen_version": exemplar.version, "source": "BA 7/2026", "reason": "Alasan yang panjang."}
    services.accept(exemplar, by=person("verifikator", "32"), source="BA 1", reason="Lengkap.", seen=exemplar.version)
    answer = signed_in("verifikator").post(f"/ruang/bukti/{exemplar.pk}/terima/", said)

    assert answer.status_code == 409
    assert "Alasan yang panjang." in answer.content.decode()
    assert fresh(exemplar).accepted_source == "BA 1"


def test_the_room_warns_of_personal_data_without_repeating_it(signed_in, propose):
    exemplar = propose(file=upload("NIP 198001012005011001 terlewat"))
    page = signed_in("verifikator").get(f"/ruang/bukti/{exemplar.pk}/").content.decode()

    assert "1980••••••••••••••" in page
    assert "198001012005011001" not in page


def test_a_check_with_findings_asks_to_look_at_them(signed_in, propose):
    exemplar = propose(file=upload("NIP 198001012005011001 terlewat"))
    answer = signed_in("verifikator").post(f"/ruang/bukti/{exemplar.pk}/periksa/", {"seen_version": exemplar.version})

    assert answer.status_code == 422
    assert not fresh(exemplar).is_redaction_checked


def test_whoever_takes_back_says_why(signed_in, shown):
    answer = signed_in("verifikator").post(f"/ruang/bukti/{shown.pk}/batal-terima/", {"seen_version": shown.version, "note": ""})

    assert answer.status_code == 422
    assert fresh(shown).is_visible


def test_no_decision_is_offered_on_evidence_of_the_own_instansi(signed_in, propose):
    exemplar = propose()
    reader = signed_in("verifikator", "63")

    assert "Terima bukti" not in reader.get(f"/ruang/bukti/{exemplar.pk}/").content.decode()
    assert exemplar.title not in reader.get("/ruang/bukti/antrean/").content.decode()


def test_the_file_is_read_in_the_room_before_it_is_public(signed_in, propose):
    answer = signed_in("verifikator").get(f"/ruang/bukti/{propose().pk}/berkas/")

    assert b"Isi berkas" in answer.getvalue()
    assert answer["Content-Disposition"].startswith("attachment")


@pytest.mark.parametrize("ending", ["add/", "edit/{pk}/", "delete/{pk}/"])
def test_editors_look_exemplars_up_in_the_cms_and_change_nothing(home, signed_in, propose, ending):
    from members.services import ensure_groups

    ensure_groups(home)
    exemplar, editor = propose(), signed_in("admin")

    assert exemplar.title in editor.get("/admin/snippets/exemplars/exemplar/").content.decode()
    assert editor.get(f"/admin/snippets/exemplars/exemplar/inspect/{exemplar.pk}/").status_code == 200
    assert editor.get("/admin/snippets/exemplars/exemplar/" + ending.format(pk=exemplar.pk)).status_code == 302
