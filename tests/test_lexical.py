from pathlib import Path

import pytest

from indexer.errors import DamagedIndex
from indexer.lexical import Terms, write_terms

DOCUMENTS = [
    (3, ["司法", "救助", "资金"], ["司法", "法救", "救助", "助资", "资金"]),
    (5, ["司法", "改革"], ["司法", "法改", "改革"]),
    (8, ["铁路", "护路", "经费"], ["铁路", "路护", "护路", "路经", "经费"]),
    (9, ["经费", "ABC", "3.5"], ["经费", "ABC", "3.5"]),
]


def weighted(*terms: str) -> list[tuple[str, float]]:
    return [(term, 1.0) for term in terms]


@pytest.fixture
def terms(tmp_path: Path) -> Terms:
    write_terms(tmp_path / "terms", DOCUMENTS)
    return Terms.open(tmp_path / "terms")


def numbers(found: list[tuple[int, float]]) -> list[int]:
    return [number for number, _ in found]


def test_the_best_match_of_both_fields_scores_one(terms: Terms) -> None:
    found = terms.search(weighted("司法", "救助"), weighted("司法", "法救", "救助"), 10)
    assert numbers(found) == [3, 5]
    assert found[0][1] == pytest.approx(1.0, abs=1e-6)
    assert 0 < found[1][1] < 1


def test_a_match_in_one_field_counts_half_at_most(terms: Terms) -> None:
    assert terms.search(weighted("护路"), [], 10) == [(8, pytest.approx(0.5, abs=1e-6))]
    assert terms.search([], weighted("路护"), 10) == [(8, pytest.approx(0.5, abs=1e-6))]


def test_each_field_is_divided_by_its_own_maximum(terms: Terms) -> None:
    # The words point at 5, the bigrams at 8: each is the best of its field, so they draw and come by number.
    found = terms.search(weighted("改革"), weighted("路护", "护路"), 10)
    assert [(n, round(s, 6)) for n, s in found] == [(5, 0.5), (8, 0.5)]


def test_terms_are_kept_as_they_are(tmp_path: Path) -> None:
    long = "长" * 500
    write_terms(tmp_path / "terms", [(0, ["ABC", "the", long, "3.5"], [])])
    terms = Terms.open(tmp_path / "terms")
    for term in ("ABC", "the", long, "3.5"):
        assert numbers(terms.search(weighted(term), [], 5)) == [0]
    assert terms.search(weighted("abc"), [], 5) == []


def test_a_weight_scales_a_term(terms: Terms) -> None:
    assert numbers(terms.search([("改革", 1.0), ("救助", 0.1)], [], 10)) == [5, 3]
    assert numbers(terms.search([("改革", 0.1), ("救助", 1.0)], [], 10)) == [3, 5]
    assert terms.search([("改革", 0.0)], [], 10) == []


def test_a_filter_acts_inside_the_search(terms: Terms) -> None:
    assert numbers(terms.search(weighted("司法", "救助"), [], 1, allowed={5, 9})) == [5]
    assert terms.search(weighted("司法"), [], 10, allowed=set()) == []
    assert terms.search(weighted("司法"), [], 10, allowed={8, 77}) == []


def test_a_large_filter_keeps_exactly_its_numbers(tmp_path: Path) -> None:
    write_terms(tmp_path / "terms", ((n, ["共同"], ["共同"]) for n in range(5000)))
    terms = Terms.open(tmp_path / "terms")
    allowed = set(range(1, 5000, 2))
    assert numbers(terms.search(weighted("共同"), weighted("共同"), 5000, allowed)) == sorted(allowed)


def test_nothing_asked_finds_nothing(terms: Terms) -> None:
    assert terms.search([], [], 10) == []
    assert terms.search(weighted("没有这个词"), weighted("没有"), 10) == []
    assert terms.search(weighted("司法"), [], 0) == []


def test_an_empty_index_opens(tmp_path: Path) -> None:
    write_terms(tmp_path / "terms", [])
    terms = Terms.open(tmp_path / "terms")
    assert len(terms) == 0
    assert terms.search(weighted("司法"), [], 10) == []


def test_a_missing_or_damaged_folder_is_a_damaged_index(tmp_path: Path) -> None:
    with pytest.raises(DamagedIndex):
        Terms.open(tmp_path / "nothing")
    (tmp_path / "broken").mkdir()
    (tmp_path / "broken" / "meta.json").write_text("{")
    with pytest.raises(DamagedIndex):
        Terms.open(tmp_path / "broken")
