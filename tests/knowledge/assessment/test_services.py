"""Recording, quoting, publishing: what the history keeps and what it refuses."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from knowledge.aspects.loading import load_frameworks
from knowledge.assessment.indicators import good_share
from knowledge.assessment.models import Assessment, Result, ScoreEntry
from knowledge.assessment.querysets import ScoreHistoryIsFixed
from knowledge.assessment.selectors import latest_assessment, published_results, reading_of
from knowledge.assessment.services import (
    NothingToPublish,
    ScoresRefused,
    publish_assessment,
    record_scores,
    set_target,
    state_aspects,
    withdraw_publication,
)
from tests.knowledge.assessment.cases import MK_2021


@pytest.mark.row("S4-07")
def test_scores_per_aspect_stand_on_record(mk_2021: Assessment) -> None:
    kept = {entry.aspect.code: entry.value for entry in mk_2021.entries.select_related("aspect")}

    assert kept == {code: Decimal(score) for code, score in MK_2021.items()}


def test_the_same_score_adds_no_row_and_a_new_one_leaves_the_old(mk_2021: Assessment) -> None:
    again = record_scores(instansi=mk_2021.instansi, year=2021, framework=mk_2021.framework, layer="terverifikasi", scores={**MK_2021, "4": "30"})

    assert (again.added, again.unchanged) == (1, 7)
    assert list(mk_2021.entries.filter(aspect__code="4").values_list("value", flat=True)) == [Decimal("25"), Decimal("30")]
    assert Result.objects.get(layer="terverifikasi").total == Decimal("332")


def test_layers_are_kept_apart(mk_2021: Assessment) -> None:
    record_scores(instansi=mk_2021.instansi, year=2021, framework=mk_2021.framework, layer="mandiri", scores={**MK_2021, "3": "120"})

    assert dict(Result.objects.values_list("layer", "total")) == {"terverifikasi": Decimal("327"), "mandiri": Decimal("372")}


def test_a_sub_aspect_score_knows_its_level(instansi: Callable[[str], Any], framework: Any) -> None:
    recorded = record_scores(instansi=instansi("63"), year=2024, framework=framework, layer="mandiri", scores={"3.10": 15})

    assert ScoreEntry.objects.get(assessment=recorded.assessment).level == 3


def test_one_bad_score_writes_nothing(instansi: Callable[[str], Any], framework: Any) -> None:
    with pytest.raises(ScoresRefused) as refused:
        record_scores(instansi=instansi("63"), year=2024, framework=framework, layer="mandiri", scores={"1": "30", "2": "99", "x": "1"})

    assert refused.value.problems == {"2": "99 melebihi maksimum 40 untuk aspek 2.", "x": "aspek x tidak ada dalam instrumen kasn-2019."}
    assert not Assessment.objects.exists()


def test_history_is_never_changed_or_deleted(mk_2021: Assessment) -> None:
    entry = mk_2021.entries.first()

    for change in (
        entry.save,
        entry.delete,
        mk_2021.entries.all().delete,
        lambda: mk_2021.entries.update(value=1),
        lambda: ScoreEntry.objects.bulk_update([], []),
    ):
        with pytest.raises(ScoreHistoryIsFixed):
            change()
    assert mk_2021.entries.count() == len(MK_2021)


def test_the_database_keeps_one_assessment_per_instansi_year_and_framework(mk_2021: Assessment) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Assessment.objects.create(instansi=mk_2021.instansi, year=2021, framework=mk_2021.framework)


def test_the_database_refuses_a_publication_without_source(mk_2021: Assessment) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Assessment.objects.filter(pk=mk_2021.pk).update(is_published=True)


@pytest.mark.row("S4-06")
def test_kalsel_2023_is_on_record_with_year_score_category_and_assessor(kalsel_2023: Assessment) -> None:
    (published,) = published_results(kalsel_2023.instansi)

    assert (published.assessment.year, published.result.total, published.result.band.name) == (2023, Decimal("279"), "Baik")
    assert (published.assessment.assessor, published.next_evaluation) == ("KASN", 2024)


@pytest.mark.row("S4-16")
def test_aspects_that_a_source_calls_maximal_are_strengths_without_an_invented_score(kalsel_2023: Assessment) -> None:
    outcome = reading_of(kalsel_2023).leading

    assert [strength.spec.code for strength in outcome.strengths] == ["1", "2", "6", "7", "8"]
    assert {aspect.value for aspect in outcome.aspects} == {None}
    assert not ScoreEntry.objects.exists()


@pytest.mark.row("S4-11")
def test_weak_aspects_come_by_weight_times_gap(kalsel_2023: Assessment) -> None:
    assert [weak.code for weak in reading_of(kalsel_2023).leading.weak] == ["3", "5", "4"]


def test_stating_again_replaces_the_words(kalsel_2023: Assessment) -> None:
    state_aspects(instansi=kalsel_2023.instansi, year=2023, framework=kalsel_2023.framework, statements={"3": ("lemah", "Lain.")}, source="X")

    assert kalsel_2023.statements.count() == 8
    assert kalsel_2023.statements.get(aspect__code="3").text == "Lain."


def test_a_target_is_kept_and_measured(kalsel_2023: Assessment) -> None:
    set_target(kalsel_2023, score=Decimal("300"), note="Arahan")

    assert reading_of(kalsel_2023).leading.gap_to_target == Decimal(21)


def test_an_unpublished_result_never_leaks(mk_2021: Assessment, kalsel_2023: Assessment) -> None:
    assert published_results(mk_2021.instansi) == []

    withdraw_publication(kalsel_2023)

    assert published_results(kalsel_2023.instansi) == []


def test_a_self_assessment_alone_cannot_be_published(instansi: Callable[[str], Any], framework: Any) -> None:
    where = {"instansi": instansi("63"), "year": 2024, "framework": framework}
    record_scores(**where, layer="mandiri", scores={"1": 40})

    with pytest.raises(NothingToPublish):
        publish_assessment(**where, source="Laporan")

    assert not Assessment.objects.get().is_published


def test_the_newest_year_leads(mk_2021: Assessment) -> None:
    newer = record_scores(instansi=mk_2021.instansi, year=2023, framework=mk_2021.framework, layer="mandiri", scores={"1": 30}).assessment

    assert latest_assessment(mk_2021.instansi) == newer


def test_editing_a_band_refreshes_stored_results_after_the_commit(
    mk_2021: Assessment, django_capture_on_commit_callbacks: Callable[..., Any]
) -> None:
    band = mk_2021.framework.bands.get(code="IV")
    band.floor = Decimal(330)

    with django_capture_on_commit_callbacks(execute=True):
        band.save()

    assert Result.objects.select_related("band").get().band.code == "III"


def test_loading_the_frameworks_again_refreshes_each_once(mk_2021: Assessment, django_capture_on_commit_callbacks: Callable[..., Any]) -> None:
    before = mk_2021.revision

    with django_capture_on_commit_callbacks(execute=True):
        load_frameworks()

    mk_2021.refresh_from_db()
    assert mk_2021.revision - before == 2  # recording the scores, and one refresh


@pytest.mark.row("S1-09")
def test_the_national_indicator_counts_newest_published_verified_results(
    mk_2021: Assessment, kalsel_2023: Assessment, instansi: Callable[[str], Any], framework: Any
) -> None:
    publish_assessment(instansi=mk_2021.instansi, year=2021, framework=framework, source="mkri.id, 8 Juni 2021")
    publish_assessment(instansi=instansi("64"), year=2019, framework=framework, source="uji", stated_total=260)
    publish_assessment(instansi=instansi("64"), year=2022, framework=framework, source="uji", stated_total=200)
    record_scores(instansi=instansi("62"), year=2022, framework=framework, layer="terverifikasi", scores={"1": 40})

    everywhere, provinces = good_share(), good_share(kinds=["pemprov"])

    assert (everywhere.good, everywhere.rated) == (2, 3)
    assert (provinces.good, provinces.rated, provinces.subject) == (1, 2, 38)
    assert provinces.share == pytest.approx(1 / 38)
    assert good_share(kinds=["pemprov"], up_to_year=2020).good == 1


def test_the_journal_tells_of_publishing_and_withdrawing(kalsel_2023: Assessment, person: Callable[..., Any]) -> None:
    from wagtail.models import ModelLogEntry

    withdraw_publication(kalsel_2023, by=person("admin"))
    withdraw_publication(kalsel_2023, by=person("admin"))

    told = ModelLogEntry.objects.for_instance(kalsel_2023).order_by("pk").values_list("action", flat=True)
    assert list(told) == ["assessment.publish", "assessment.withdraw"]
