"""The periodic national report counts published results only."""

import csv
import io
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from knowledge.assessment.services import publish_assessment, record_scores


def lines(client: Client, query: str = "") -> dict[str, dict[str, str]]:
    answer = client.get(f"/angka/laporan.csv{query}")
    return {row["jenis_instansi"]: row for row in csv.DictReader(io.StringIO(answer.content.decode()))}


@pytest.fixture
def results(instansi: Callable[[str], Any], framework: Any) -> None:
    """A good province of 2022, a weak one of 2019, and one whose scores nobody published."""
    publish_assessment(instansi=instansi("64"), year=2022, framework=framework, source="uji", stated_total=260)
    publish_assessment(instansi=instansi("61"), year=2019, framework=framework, source="uji", stated_total=170)
    record_scores(instansi=instansi("62"), year=2022, framework=framework, layer="terverifikasi", scores={"1": 40})


@pytest.mark.row("S1-19")
def test_the_report_counts_each_kind_and_all_together(results: None, client: Client) -> None:
    report = lines(client)

    provinces, everything = report["Pemerintah provinsi"], report["Seluruh instansi"]
    counts = ("jumlah_instansi_dinilai", "hasil_terbit", "kategori_baik_ke_atas", "persen_dari_seluruhnya")
    assert [provinces[name] for name in counts] == ["38", "2", "1", "2.6"]
    assert [everything[name] for name in counts[1:3]] == ["2", "1"]
    assert sum(int(row["jumlah_instansi_dinilai"]) for row in report.values()) == 2 * int(everything["jumlah_instansi_dinilai"])


def test_a_period_leaves_out_later_results(results: None, client: Client) -> None:
    report = lines(client, "?sampai=2020")

    assert (report["Pemerintah provinsi"]["hasil_terbit"], report["Pemerintah provinsi"]["kategori_baik_ke_atas"]) == ("1", "0")


@pytest.mark.parametrize("year", ["abcd", "20222", "２０２２", "-2022"])
def test_what_is_not_a_year_is_not_found(year: str, client: Client, db: None) -> None:
    assert client.get("/angka/laporan.csv", {"sampai": year}).status_code == 404


def test_the_figures_page_says_how_much_is_on_record_and_offers_the_report(results: None, client: Client) -> None:
    page = client.get("/angka/").content.decode()

    assert "1 dari 2 instansi" in page
    assert 'href="/angka/laporan.csv"' in page
