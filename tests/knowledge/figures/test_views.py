"""National numbers."""

import pytest

from knowledge.aspects.templatetags.aspects import partial_date, span
from knowledge.figures.models import Indicator, NationalFigure, Target


@pytest.fixture
def progress(db):
    for year, value in (("2020-12-31", "50"), ("2021-12-31", "94.1")):
        NationalFigure.objects.create(
            label=f"Kementerian {year}", value=value, unit="persen", group="Kementerian", as_of=year, source="KASN", confidence="seed"
        )
    Target.objects.create(label="Kementerian", kinds=["kementerian"], year=2024, percent=100, source="RPJMN")
    Target.objects.create(label="Pemerintah kabupaten/kota", kinds=["pemkab"], year=2024, percent=30, source="RPJMN")


def test_the_newest_figure_stands_against_its_target_in_bar_and_table(progress, text_of):
    html = text_of("/angka/").split('id="target"')[1].split("</section>")[0]

    assert 'class="score-fill" width="94"' in html
    assert "score-target" in html
    row = html.split("<tbody>")[1].split("</tr>")[0]
    assert all(text in row for text in ("94,1", "31 Desember 2021", "(2024)", "5,9"))


def test_a_group_without_a_figure_says_so(progress, text_of):
    assert "belum ada" in text_of("/angka/").split("Pemerintah kabupaten/kota</th>")[1].split("</tr>")[0]


def test_every_figure_names_its_day_and_source(progress, text_of):
    html = text_of("/angka/").split('id="semua"')[1]

    assert html.index("31 Desember 2021") < html.index("31 Desember 2020")
    assert html.count("KASN") == 2
    assert "disebut sumber" in html


def test_indicators_define_numerator_and_denominator(db, text_of):
    Indicator.objects.create(code="x", name="Indikator X", numerator="Instansi baik", denominator="Semua instansi", source="Perpres")

    html = text_of("/angka/")

    assert html.index("Indikator X") < html.index("Instansi baik") < html.index("Semua instansi")


def test_an_empty_site_says_so(db, text_of):
    assert "Belum ada angka" in text_of("/angka/")


def test_the_page_costs_five_queries(progress, count_queries):
    assert count_queries("/angka/") == 5


@pytest.mark.parametrize(
    ("value", "text"),
    [("2019", "2019"), ("2024-09", "September 2024"), ("2025-12-31", "31 Desember 2025"), ("", ""), ("entah", "entah"), ("2024-13", "2024-13")],
)
def test_partial_dates_are_written_out(value, text):
    assert partial_date(value) == text


@pytest.mark.parametrize(
    ("start", "end", "text"), [("2019", "2024-09", "2019 – September 2024"), ("2019", "", "sejak 2019"), ("", "2024", "sampai 2024"), ("", "", "")]
)
def test_a_span_says_what_is_known(start, end, text):
    assert span(start, end) == text
