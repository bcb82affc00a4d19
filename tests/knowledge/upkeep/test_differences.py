"""Differences word by word, bounded whatever is compared."""

from difflib import SequenceMatcher

from hypothesis import given
from hypothesis import strategies as st

from knowledge.upkeep import differences
from knowledge.upkeep.differences import Kind, Segment, differing_lines, lines, word_differences


def test_one_changed_word_is_one_change():
    assert word_differences("Tim terdiri atas lima orang.", "Tim terdiri atas tujuh orang.") == [
        Segment(Kind.SAME, "Tim terdiri atas "),
        Segment(Kind.REMOVED, "lima"),
        Segment(Kind.ADDED, "tujuh"),
        Segment(Kind.SAME, " orang."),
    ]


def test_a_rewritten_sentence_is_one_change():
    assert word_differences("Mulai minggu ini juga.", "Kumpulkan data terbaru dahulu.") == [
        Segment(Kind.REMOVED, "Mulai minggu ini juga."),
        Segment(Kind.ADDED, "Kumpulkan data terbaru dahulu."),
    ]


def test_a_long_passage_without_change_is_left_out():
    told = word_differences("kata " * 300 + "akhir", "kata " * 300 + "ujung")

    assert [segment.kind for segment in told] == [Kind.SKIPPED, Kind.SAME, Kind.REMOVED, Kind.ADDED]


@given(st.text(alphabet="ab \n", max_size=60), st.text(alphabet="ab \n", max_size=60))
def test_both_texts_can_be_read_off_the_pieces(before, after):
    pieces = list(differing_lines(lines(before), lines(after)))

    assert "".join(piece.text for piece in pieces if piece.kind is not Kind.ADDED) == before
    assert "".join(piece.text for piece in pieces if piece.kind is not Kind.REMOVED) == after


def test_two_long_texts_with_nothing_in_common_cost_little(monkeypatch):
    """What a comparison costs at worst is the product of the two lengths."""
    before, after = "\n".join(f"a{n} " * 40 for n in range(3000)), "\n".join(f"b{n} " * 40 for n in range(3000))
    costs = []

    class Counted(SequenceMatcher):
        def __init__(self, isjunk, a, b, autojunk):
            costs.append(len(a) * len(b))
            super().__init__(isjunk, a, b, autojunk)

    monkeypatch.setattr(differences, "SequenceMatcher", Counted)

    word_differences(before, after)

    assert 0 < sum(costs) <= (differences.MOST_LINES + 1) ** 2
