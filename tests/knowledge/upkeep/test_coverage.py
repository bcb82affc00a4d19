"""D-22: the matrix counts what an independent query counts, follows freshness, and knows who needs what."""

import datetime

import pytest

from knowledge.assessment.services import publish_assessment, record_scores
from knowledge.models import GuidePage, PracticePage
from knowledge.upkeep.coverage import coverage_matrix
from knowledge.upkeep.services import request_review


def cells(framework, axis="jenis"):
    """The matrix as {(code, value): count}, without what is empty."""
    return {(row.aspect.code, cell.value): cell.count for row in coverage_matrix(framework, axis).rows for cell in row.cells if cell.count}


@pytest.mark.row("S0-11")
def test_an_item_going_stale_empties_its_cell_on_the_next_run(publish, framework, time_machine):
    time_machine.move_to(datetime.datetime(2030, 1, 1, 3, tzinfo=datetime.UTC), tick=False)
    publish(GuidePage, "Segar sampai besok", aspects=["2", "2.1"], review_due=datetime.date(2030, 1, 1))
    today = cells(framework)

    time_machine.move_to(datetime.datetime(2030, 1, 2, 3, tzinfo=datetime.UTC), tick=False)

    assert today == {("2", "panduan"): 1, ("2.1", "panduan"): 1}
    assert cells(framework) == {}


def test_an_open_review_and_a_made_up_example_are_not_counted(publish, framework):
    publish(PracticePage, "Contoh", aspects=["2"], is_fictional=True)
    reviewed = publish(GuidePage, "Ditinjau", aspects=["2"])
    request_review(reviewed, note="Angkanya diragukan pembaca.")
    publish(GuidePage, "Segar", aspects=["2"])

    assert cells(framework) == {("2", "panduan"): 1}


def test_an_item_counts_for_every_level_it_leads_through(publish, framework):
    publish(GuidePage, "Dari satu ke tiga", aspects=["2"], level_from=1, level_to=3)
    publish(GuidePage, "Tanpa tingkat", aspects=["2"])

    assert cells(framework, "tingkat") == {("2", "1"): 1, ("2", "2"): 1, ("2", "3"): 1, ("2", ""): 1}


def weak_in(framework, instansi, year, published, scores):
    record_scores(instansi=instansi, year=year, framework=framework, layer="terverifikasi", scores=scores, via="demo")
    if published:
        publish_assessment(instansi=instansi, year=year, framework=framework, source="Laman instansi", assessor="Tim")


def lowest(framework, code):
    return framework.aspects.get(code=code).min_score


def demand(framework):
    return {row.aspect.code: row.demand for row in coverage_matrix(framework).rows if row.demand}


def test_demand_counts_instansi_by_their_newest_assessment(framework, instansi):
    full = {aspect.code: aspect.max_score for aspect in framework.aspects.filter(parent=None)}
    weak_in(framework, instansi("63"), 2021, True, {**full, "3": lowest(framework, "3")})
    weak_in(framework, instansi("63"), 2023, True, {**full, "4": lowest(framework, "4")})
    weak_in(framework, instansi("32"), 2023, True, {**full, "4": lowest(framework, "4")})

    assert demand(framework) == {"4": 2}


def test_demand_gives_no_single_unpublished_result_away(framework, instansi):
    full = {aspect.code: aspect.max_score for aspect in framework.aspects.filter(parent=None)}
    weak_in(framework, instansi("63"), 2023, False, {**full, "4": lowest(framework, "4")})

    assert demand(framework) == {}


def test_the_matrix_costs_the_same_for_one_item_and_many(publish, framework, django_assert_max_num_queries):
    publish(GuidePage, "Satu", aspects=["2"])
    with django_assert_max_num_queries(9):
        coverage_matrix(framework)

    for number in range(3):
        publish(GuidePage, f"Lagi {number}", aspects=["3"])

    with django_assert_max_num_queries(9):
        coverage_matrix(framework)
