"""Ranked passages: two legs, one score, filters inside the search."""

from __future__ import annotations

import pytest

from api.phrase import Group, Phrase
from api.retrieve import DENSE_WEIGHT, Retriever, covering
from indexer.model import Filters
from indexer.store import Index


@pytest.fixture(scope="module")
def retriever(sample_index: Index) -> Retriever:
    return Retriever(sample_index)


def test_the_score_is_the_convex_sum_of_its_legs(retriever: Retriever) -> None:
    ranked = retriever.rank("校车照管员年龄偏大")
    assert "照管员" in ranked[0].passage.text
    for each in ranked:
        lexical, dense = each.why["lexical"], each.why["dense"]
        assert isinstance(lexical, float) and isinstance(dense, float)
        assert 0 <= each.score <= 1
        assert each.score == pytest.approx((1 - DENSE_WEIGHT) * lexical + DENSE_WEIGHT * dense, abs=1e-3)
    assert [each.score for each in ranked] == sorted((each.score for each in ranked), reverse=True)


def test_english_finds_chinese(retriever: Retriever) -> None:
    best = retriever.rank("school bus subsidies")[0].passage
    assert "校车" in str(retriever.index.catalogue.report(best.report).title)


def test_filters_hold_inside_the_search(retriever: Retriever) -> None:
    ranked = retriever.rank("网格员", Filters(regions=("980202",)))
    assert ranked
    assert {each.passage.region_code for each in ranked} == {"980202"}
    assert retriever.rank("网格员", Filters(years=(1990, 1991))) == []


def test_only_passages_that_hold_the_words_cover(retriever: Retriever) -> None:
    phrase = Phrase((Group("照管员", 0, 3, ("照管员",)), Group("年龄", 3, 5, ("年龄",))))
    found = covering(retriever.rank("照管员年龄"), phrase, 1.0)
    assert found
    assert all("年龄" in each.passage.text + (each.passage.project or "") for each in found)
    assert found[0].why["words"] == ("照管员", "年龄")
    assert covering(retriever.rank("照管员年龄"), Phrase((Group("机场", 0, 2, ("机场",)),)), 0.6) == []


def test_what_rests_on_similarity_is_only_offered(retriever: Retriever) -> None:
    figures = retriever.similar_figures("校车运行补助")
    assert figures
    assert all("校车" in figure.item for figure in figures)
    assert retriever.similar_figures("航空航天发射场") == ()
