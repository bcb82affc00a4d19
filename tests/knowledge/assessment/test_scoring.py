"""The arithmetic of the instrument, on published results and on thousands of made-up ones."""

import dataclasses
import random
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from knowledge.assessment.scoring import (
    AspectSpec,
    FrameworkSpec,
    Sheet,
    Statement,
    StatementKind,
    assess,
    band_of,
    explain,
    index_of,
    is_sound,
    next_evaluation_year,
)
from tests.knowledge.assessment.cases import MK_2021

D = Decimal
in_steps = st.integers(min_value=0, max_value=5000).map(lambda tenths: D(tenths) / 10)
# The spec is frozen data; hypothesis may use it for every example.
reuse_spec = settings(max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture])


def sheet(scores: dict[str, str | Decimal], **more: object) -> Sheet:
    return Sheet({code: D(str(score)) for code, score in scores.items()}, **more)


def test_mahkamah_konstitusi_2021_is_sangat_baik_with_two_weak_aspects(spec: FrameworkSpec) -> None:
    outcome = assess(spec, sheet(MK_2021))

    assert (outcome.total, outcome.band.name, outcome.index) == (D("327"), "Sangat Baik", D("0.82"))
    assert [weak.code for weak in outcome.weak] == ["3", "4"]
    assert [strength.spec.code for strength in outcome.strengths] == ["7"]


def test_the_reason_for_weakness_says_the_numbers(spec: FrameworkSpec) -> None:
    weak = {w.code: w.reason.replace("\u00a0", " ") for w in assess(spec, sheet(MK_2021)).weak}

    assert weak["3"] == "75 dari 130 (57,7 %), di bawah batas Baik 61,0 % dan di bawah target 79,3 %."
    assert weak["4"] == "25 dari 40 (62,5 %), di bawah target 79,3 % dan termasuk sepertiga aspek terendah instansi Anda."


@pytest.mark.parametrize(
    ("total", "band"),
    [("100", "I"), ("174", "I"), ("174.9", "I"), ("175", "II"), ("249.5", "II"), ("250", "III"), ("279", "III"), ("324.5", "III"), ("325", "IV"),
     ("332.5", "IV"), ("345", "IV"), ("362.5", "IV"), ("400", "IV"), ("410", "IV")],
)  # fmt: skip
@pytest.mark.row("S1-42", "S1-43", "S1-44", "S1-45")
def test_bands_are_half_open_and_the_last_has_no_end(spec: FrameworkSpec, total: str, band: str) -> None:
    assert band_of(spec, D(total)).code == band


@pytest.mark.row("S1-42", "S1-43", "S1-44", "S1-45")
def test_each_band_has_its_consequence_and_its_next_evaluation(spec: FrameworkSpec) -> None:
    bands = {band.code: band for band in spec.bands}

    assert "intensif" in bands["I"].consequence
    assert bands["II"].consequence.startswith("dibimbing")
    assert "talent pool" in bands["III"].consequence
    assert bands["IV"].consequence == bands["III"].consequence
    assert [next_evaluation_year(bands[code], 2021) for code in ("I", "II", "III", "IV")] == [None, None, 2022, 2023]


def test_below_the_lowest_floor_there_is_no_band_and_a_sentence_says_so(spec: FrameworkSpec) -> None:
    outcome = assess(spec, Sheet(stated_total=D("99.5")))

    assert (outcome.band, outcome.index) == (None, None)
    assert outcome.notice == "Skor 99,5 berada di bawah batas kategori terendah (100), jadi belum ada kategori."


@pytest.mark.parametrize(
    ("total", "index"),
    [("100", "0.20"), ("174", "0.40"), ("174.5", "0.40"), ("175", "0.41"), ("249", "0.60"), ("250", "0.61"), ("324", "0.80"), ("325", "0.81"),
     ("329", "0.82"), ("400", "1.00"), ("410", "1.00")],
)  # fmt: skip
@pytest.mark.row("S1-42", "S1-43", "S1-44", "S1-45")
def test_the_index_meets_every_published_end(spec: FrameworkSpec, total: str, index: str) -> None:
    assert index_of(spec, D(total)) == D(index)


@reuse_spec
@given(lower=in_steps, higher=in_steps)
def test_bands_and_index_never_fall_while_the_total_rises(spec: FrameworkSpec, lower: Decimal, higher: Decimal) -> None:
    lower, higher = sorted((lower, higher))
    low, high = band_of(spec, lower), band_of(spec, higher)

    assert (low.rank if low else 0) <= (high.rank if high else 0)
    assert D(0) <= (index_of(spec, lower) or D(0)) <= (index_of(spec, higher) or D(0)) <= D(1)


@reuse_spec
@given(total=in_steps.filter(lambda total: total >= 100))
def test_every_total_from_the_lowest_floor_on_has_exactly_one_band(spec: FrameworkSpec, total: Decimal) -> None:
    ends = [*[band.floor for band in spec.bands[1:]], D("Infinity")]

    holding = [band.code for band, end in zip(spec.bands, ends, strict=True) if band.floor <= total < end]

    assert holding == [band_of(spec, total).code]


def random_sheet(spec: FrameworkSpec, chance: random.Random) -> Sheet:
    """Scores for every aspect: given, or made of sub-aspects, or both."""
    values: dict[str, Decimal] = {}
    for aspect in spec.aspects:
        as_subs = chance.random() < 0.5
        if as_subs:
            values |= {sub.code: sub.weight * chance.randint(1, 4) for sub in aspect.subs}
        if not as_subs or chance.random() < 0.3:
            values[aspect.code] = D(chance.randint(int(aspect.min_score * 2), int(aspect.max_score * 2))) / 2
    return Sheet(values)


def test_the_last_line_of_a_thousand_explanations_is_the_score_and_no_line_may_be_missing_or_changed(spec: FrameworkSpec) -> None:
    chance = random.Random(20211108)
    for _round in range(1000):
        drawn = random_sheet(spec, chance)
        score = assess(spec, drawn).total
        lines = explain(spec, drawn)
        place = chance.randrange(len(lines))
        changed = dataclasses.replace(lines[place], value=lines[place].value + D("0.5"))

        assert lines[-1].value == score
        assert is_sound(lines, spec=spec, score=score)
        assert not is_sound(lines[:place] + lines[place + 1 :], spec=spec, score=score)
        assert not is_sound((*lines[:place], changed, *lines[place + 1 :]), spec=spec, score=score)


@pytest.mark.parametrize("change", [{"running": D(1)}, {"number": 99}, {"code": "2"}, {"label": "Aspek lain"}])
def test_a_line_changed_in_any_of_its_parts_is_noticed(spec: FrameworkSpec, change: dict[str, object]) -> None:
    lines = explain(spec, sheet(MK_2021))

    tampered = (dataclasses.replace(lines[0], **change), *lines[1:])

    assert not is_sound(tampered, spec=spec, score=D(327))


@reuse_spec
@given(chance=st.randoms(use_true_random=False))
def test_the_order_of_rows_never_changes_a_result(spec: FrameworkSpec, chance: random.Random) -> None:
    drawn = random_sheet(spec, chance)
    rows, aspects, bands = list(drawn.values.items()), list(spec.aspects), list(spec.bands)
    for pile in (rows, aspects, bands):
        chance.shuffle(pile)
    shuffled_spec = dataclasses.replace(spec, aspects=tuple(aspects), bands=tuple(bands))

    assert assess(shuffled_spec, Sheet(dict(rows))) == assess(spec, drawn)


def test_complete_sub_aspects_make_the_aspect_and_a_differing_score_is_named(spec: FrameworkSpec) -> None:
    subs = {sub.code: sub.weight * 3 for sub in spec.by_code["4"].subs}

    outcome = assess(spec, sheet({**MK_2021, **subs}))

    line = next(line for line in outcome.lines if line.code == "4")
    assert (line.value, line.overridden) == (D("30"), D("25"))
    assert outcome.total == D("332")


def test_incomplete_sub_aspects_do_not_replace_the_score_of_the_aspect(spec: FrameworkSpec) -> None:
    outcome = assess(spec, sheet({**MK_2021, "4.1": "10"}))

    assert outcome.total == D("327")


def test_a_missing_aspect_withholds_the_band_and_counts_as_weak(spec: FrameworkSpec) -> None:
    outcome = assess(spec, sheet({code: score for code, score in MK_2021.items() if code != "8"}))

    assert (outcome.total, outcome.band, outcome.index) == (D("304"), None, None)
    assert outcome.notice == "Kategori belum ditampilkan: baru 7 dari 8 aspek yang lengkap. Yang belum: Sistem Informasi."
    assert {w.code: w.gap_basis.value for w in outcome.weak} == {"3": "skor", "8": "belum diisi", "4": "skor"}


def test_nothing_at_all_means_no_weak_aspect(spec: FrameworkSpec) -> None:
    outcome = assess(spec, Sheet())

    assert (outcome.total, outcome.weak, outcome.lines, outcome.notice) == (None, (), (), "Belum ada skor.")


def test_a_published_total_stands_where_aspects_are_unknown(spec: FrameworkSpec) -> None:
    outcome = assess(spec, Sheet(stated_total=D("362.5")))

    assert (outcome.total, outcome.band.name, outcome.weak) == (D("362.5"), "Sangat Baik", ())
    assert is_sound(outcome.lines, spec=spec, score=D("362.5"))


def kalsel(spec: FrameworkSpec) -> Sheet:
    weak = [Statement(code, StatementKind.WEAK, "Disebut masih kurang.", "MC Kalsel") for code in ("3", "4", "5")]
    full = [Statement(code, StatementKind.MAXIMAL) for code in ("1", "2", "6", "7", "8")]
    return Sheet(statements=(*weak, *full), stated_total=D(279))


def test_statements_make_weak_aspects_with_the_source_as_reason_and_no_invented_score(spec: FrameworkSpec) -> None:
    outcome = assess(spec, kalsel(spec))

    assert (outcome.band.code, outcome.gap_to_target) == ("III", D(46))
    assert [(weak.code, weak.score) for weak in outcome.weak] == [("3", None), ("5", None), ("4", None)]
    assert outcome.weak[0].reason == "Disebut masih kurang. Skor aspek ini tidak diterbitkan. Sumber: MC Kalsel."
    assert [strength.spec.code for strength in outcome.strengths] == ["1", "2", "6", "7", "8"]


def test_the_gap_of_unpublished_aspects_comes_only_from_what_is_published(spec: FrameworkSpec) -> None:
    weak = assess(spec, kalsel(spec)).weak

    # 279 − 160 (stated as maximal) = 119 of 250 for the three together; target 325 of 410.
    expected = (D(325) / 410 - D(119) / 250) * 130
    assert weak[0].gap_points == expected
    assert "tersisa 119 dari 250 untuk Pengembangan Karier, Promosi dan Mutasi, dan Manajemen Kinerja bersama-sama" in weak[0].gap_note


def test_no_gap_is_derived_when_some_aspects_are_neither_scored_nor_described(spec: FrameworkSpec) -> None:
    outcome = assess(spec, Sheet(statements=(Statement("3", StatementKind.WEAK),), stated_total=D(279)))

    assert [(weak.code, weak.gap_points) for weak in outcome.weak] == [("3", None)]


def test_a_target_of_ones_own_moves_the_border(spec: FrameworkSpec) -> None:
    outcome = assess(spec, sheet(MK_2021, target_score=D(390)))

    assert outcome.gap_to_target == D(63)
    assert [weak.code for weak in outcome.weak] == ["3", "4"]


def test_equal_shares_are_weak_together(spec: FrameworkSpec) -> None:
    outcome = assess(spec, Sheet({aspect.code: aspect.max_score * 3 / 4 for aspect in spec.aspects}))

    assert len(outcome.weak) == len(spec.aspects)


def test_a_framework_without_maxima_says_that_it_cannot_be_computed_yet(db: None) -> None:
    from knowledge.aspects.models import Framework
    from knowledge.assessment.selectors import framework_spec

    newer = framework_spec(Framework.objects.get(code="panrb-2025"))

    outcome = assess(newer, sheet({"1": "3"}))

    assert (outcome.band, outcome.index, outcome.weak) == (None, None, ())
    assert outcome.notice.startswith("Belum dapat dihitung")


def test_no_number_of_the_instrument_stands_in_the_arithmetic() -> None:
    tiny = FrameworkSpec("mini", "Mini", D(10), (AspectSpec("a", "A", 1, D(10), D(1)),), ())

    assert assess(tiny, sheet({"a": "4"})).notice.startswith("Belum dapat dihitung")
