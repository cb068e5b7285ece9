"""Questions for all income or spending, and for what one source gave: one is a part of the other, not another value."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from api.sources import sources_in
from tests.test_evidence import Corpus, corpus

__all__ = ["corpus"]  # a fixture

UNIT = {"scope": "unit", "measure": "income"}
ALL = {"item": "云麓区教育局2022年收入合计", "value": "1000", **UNIT}
APPROPRIATION = {"item": "云麓区教育局2022年财政拨款收入", "value": "950", **UNIT}
GENERAL = {"item": "云麓区教育局2022年一般公共预算财政拨款收入", "value": "900", **UNIT}


def rows(corpus: Callable[..., Corpus], question: str, *figures: dict[str, str]) -> list[tuple[str, str]]:
    return corpus({("云麓区", 2022, "教育局"): list(figures)}).rows(f"云麓区教育局2022年{question}")


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("收入多少", [("1000", "direct")]),
        ("收入合计多少", [("1000", "direct")]),
        ("财政拨款收入多少", [("950", "direct")]),
        ("一般公共预算财政拨款收入多少", [("900", "direct")]),
        ("一般公共预算收入多少", [("900", "direct")]),
    ],
)
def test_all_and_a_part_do_not_conflict(
    corpus: Callable[..., Corpus], question: str, expected: list[tuple[str, str]]
) -> None:
    assert rows(corpus, question, GENERAL, APPROPRIATION, ALL) == expected


def test_the_part_stands_beside_the_whole(corpus: Callable[..., Corpus]) -> None:
    it = corpus({("云麓区", 2022, "教育局"): [APPROPRIATION, ALL]})
    _, evidence = it.ask("云麓区教育局2022年收入多少")
    assert [str(figure.value) for figure in evidence.beside] == ["950"]


def test_where_nothing_wider_is_printed_the_part_answers(corpus: Callable[..., Corpus]) -> None:
    assert rows(corpus, "收入多少", APPROPRIATION) == [("950", "direct")]


@pytest.mark.parametrize(("figure", "other"), [(APPROPRIATION, "960"), (ALL, "1001")])
def test_two_values_of_one_source_still_conflict(
    corpus: Callable[..., Corpus], figure: dict[str, str], other: str
) -> None:
    question = "财政拨款收入多少" if figure is APPROPRIATION else "收入多少"
    found = rows(corpus, question, APPROPRIATION, ALL, {**figure, "value": other})
    assert found == [(figure["value"], "conflicting"), (other, "conflicting")]


def test_a_claim_of_the_whole_is_not_supported_by_the_part(corpus: Callable[..., Corpus]) -> None:
    it = corpus({("云麓区", 2022, "教育局"): [APPROPRIATION, ALL]})
    assert it.verdict("云麓区教育局2022年收入合计1000万元，对吗") == "supported"
    assert it.verdict("云麓区教育局2022年财政拨款收入950万元，对吗") == "supported"
    assert it.verdict("云麓区教育局2022年收入合计950万元，对吗") == "refuted"


def test_a_finance_bureau_is_no_source() -> None:
    assert sources_in("云麓区财政局2022年收入合计") == frozenset()
    assert sources_in("云麓区财政局2022年财政拨款收入") == {"appropriation"}
