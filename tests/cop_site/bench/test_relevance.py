"""The scores of a ranking, as the collection's own evaluate.py reckons them."""

import pytest

from cop_site.bench.relevance import scored


def test_the_best_order_scores_one() -> None:
    assert scored(["a", "b", "c"], {"a": 3, "b": 2, "c": 1}) == {"ndcg_at_10": 1.0, "success_at_5": 1.0, "mrr_at_10": 1.0}


def test_a_worse_order_scores_less_and_by_the_known_amount() -> None:
    found = scored(["x", "a"], {"a": 3})

    assert found["ndcg_at_10"] == pytest.approx(0.6309, abs=1e-4)
    assert found["mrr_at_10"] == 0.5


def test_what_comes_too_late_does_not_count() -> None:
    late = [f"x{number}" for number in range(10)]

    assert scored([*late[:5], "a"], {"a": 3})["success_at_5"] == 0.0
    assert scored([*late, "a"], {"a": 3}) == {"ndcg_at_10": 0.0, "success_at_5": 0.0, "mrr_at_10": 0.0}
