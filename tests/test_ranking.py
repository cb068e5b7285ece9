import pytest
from hypothesis import given
from hypothesis import strategies as st

from eval.ranking import ndcg_at_k, recall_at_k, reciprocal_rank_at_k

IDS = [f"d{n}" for n in range(15)]


def test_worked_example() -> None:
    ranking, relevant = ["a", "b", "c", "d"], {"b", "d", "x"}
    # Gains 1/log2(3) and 1/log2(5); ideal 1 + 1/log2(3) + 1/2.
    assert ndcg_at_k(ranking, relevant, 10) == pytest.approx((0.63093 + 0.43068) / 2.13093, abs=1e-4)
    assert recall_at_k(ranking, relevant, 10) == pytest.approx(2 / 3)
    assert recall_at_k(ranking, relevant, 2) == pytest.approx(1 / 3)
    assert reciprocal_rank_at_k(ranking, relevant, 10) == 0.5
    assert reciprocal_rank_at_k(ranking, {"d"}, 3) == 0.0


def test_nothing_relevant_scores_nothing() -> None:
    for measure in (ndcg_at_k, recall_at_k, reciprocal_rank_at_k):
        assert measure(["a"], set(), 10) == 0.0


@given(st.permutations(IDS), st.sets(st.sampled_from(IDS), min_size=1))
def test_they_agree_with_ir_measures(ranking: list[str], relevant: set[str]) -> None:
    ir_measures = pytest.importorskip("ir_measures", reason="needs the Python package ir_measures (make setup)")
    qrels = [ir_measures.Qrel("q", doc, 1) for doc in relevant]
    run = [ir_measures.ScoredDoc("q", doc, float(-rank)) for rank, doc in enumerate(ranking)]
    measures = [ir_measures.nDCG @ 10, ir_measures.R @ 10, ir_measures.RR @ 10]
    theirs = ir_measures.calc_aggregate(measures, qrels, run)
    ours = [measure(ranking, relevant, 10) for measure in (ndcg_at_k, recall_at_k, reciprocal_rank_at_k)]
    assert ours == pytest.approx([theirs[measure] for measure in measures])
