"""The lists that ask for an editor."""

import datetime
import io

import openpyxl
import pytest

from knowledge.catalogue.models import Entry
from knowledge.models import GuidePage, NewsPage
from knowledge.upkeep.services import request_review
from tests.knowledge.conftest import publish

__all__ = ["publish"]
PAST = datetime.date(2020, 1, 1)
STALE, UNTAGGED = "/admin/laporan/perlu-ditinjau/", "/admin/laporan/belum-ditandai/"


@pytest.mark.row("S0-11")
def test_stale_items_are_listed_with_their_cause(publish, read):
    publish(GuidePage, "Lewat tanggalnya", review_due=PAST)
    request_review(publish(GuidePage, "Diragukan"), note="Angka pada langkah dua diragukan.")
    publish(GuidePage, "Segar sekali")

    html = read(STALE)

    assert "Lewat tanggalnya" in html
    assert "Angka pada langkah dua diragukan." in html
    assert "Segar sekali" not in html


def test_the_list_of_untagged_items_says_what_is_lacking(publish, read):
    publish(GuidePage, "Tanpa sub-aspek", aspects=["1"])
    publish(GuidePage, "Dengan sub-aspek", aspects=["1", "1.1"])

    html = read(f"{UNTAGGED}?lacks=sub")

    assert "Tanpa sub-aspek" in html
    assert "sub-aspek, topik" in html
    assert "Dengan sub-aspek" not in html


def test_reports_narrow_by_kind(publish, read):
    publish(GuidePage, "Sebuah panduan", review_due=PAST)
    publish(NewsPage, "Sebuah berita", review_due=PAST)

    html = read(f"{STALE}?kind=berita")

    assert "Sebuah berita" in html
    assert "Sebuah panduan" not in html


def test_a_report_can_be_taken_along_and_holds_no_formula(publish, editor):
    publish(GuidePage, "=HYPERLINK(1)", review_due=PAST)

    csv = b"".join(editor.get(f"{STALE}?export=csv").streaming_content).decode()
    sheet = openpyxl.load_workbook(io.BytesIO(b"".join(editor.get(f"{STALE}?export=xlsx").streaming_content))).active

    assert csv.splitlines()[0] == "Judul,Jenis,Aspek,Penanggung jawab,Tinjau lagi pada,Sebab,Alamat"
    assert "'=HYPERLINK(1),Panduan," in csv
    assert [sheet["A2"].value, sheet["B2"].value] == ["'=HYPERLINK(1)", "Panduan"]


@pytest.mark.parametrize("address", [STALE, UNTAGGED, "/admin/laporan/cakupan/", "/admin/laporan/cakupan/isi/"])
def test_reports_are_for_editors(home, signed_in, address):
    from members.services import ensure_groups

    ensure_groups(home)

    assert signed_in("penyelenggara").get(address).status_code == 302
    assert signed_in("editor").get(address).status_code == 200


def test_the_menu_of_reports_leads_there(read):
    html = read("/admin/")

    assert STALE in html
    assert "/admin/laporan/cakupan/" in html


def test_the_matrix_leads_to_its_rows(publish, read, aspect):
    publish(GuidePage, "Panduan perencanaan", aspects=["1", "1.1"])
    key = aspect("1.1").pk

    matrix = read("/admin/laporan/cakupan/")
    rows = read(f"/admin/laporan/cakupan/isi/?aspek={key}&sumbu=jenis&nilai=panduan")

    assert f'href="/admin/laporan/cakupan/isi/?aspek={key}&amp;sumbu=jenis&amp;nilai=panduan">1</a>' in matrix
    assert "Panduan perencanaan" in rows


@pytest.mark.parametrize("query", ["aspek=x", "aspek=1&sumbu=tidak-ada", "aspek=1&sumbu=tingkat&nilai=x", "aspek=999999999999999999999"])
def test_nonsense_in_the_address_gives_an_empty_list(publish, read, query):
    publish(GuidePage, "Panduan perencanaan", aspects=["1"])

    assert "Panduan perencanaan" not in read(f"/admin/laporan/cakupan/isi/?{query}")


@pytest.mark.parametrize("address", [STALE, UNTAGGED])
def test_a_report_costs_the_same_for_one_row_and_three(publish, editor, address):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    def cost():
        editor.get(address)
        with CaptureQueriesContext(connection) as queries:
            editor.get(address)
        return len(queries)

    publish(GuidePage, "Panduan 0", review_due=PAST)
    one = cost()
    for number in (1, 2):
        publish(GuidePage, f"Panduan {number}", review_due=PAST)

    assert Entry.objects.count() >= 3
    assert cost() == one
