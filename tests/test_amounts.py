"""Amounts of questions: with and without their unit, about, bounded from one side or both, as exactly as said."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal as D

import pytest

from api.amounts import find_amounts
from indexer.model import Figure
from indexer.quantities import find_quantities


def read(text: str) -> list[tuple[str, D | None]]:
    return [(a.operator, a.quantity.amount_yuan or a.quantity.value) for a in find_amounts(text, ())]


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("校车补贴花了288万对吗", [("=", D(2880000))]),
        ("超过三百万的有哪些", [(">", D(3000000))]),
        ("是不是超过了400万", [(">", D(4000000))]),
        ("不到人民币50万元的", [("<", D(500000))]),
        ("花了3千万是真的吗", [("=", D(30000000))]),
        ("给60万老人投保", []),
        ("RMB 300,000 for school buses", [("=", D(300000))]),
        ("paid ¥3.2m.", [("=", D(3200000))]),
        ("1,200元", [("=", D(1200))]),
    ],
)
def test_money_in_the_ways_that_people_write_it(question: str, found: list[tuple[str, D]]) -> None:
    assert read(question) == found


@pytest.mark.parametrize(
    "question",
    [
        "支出在100万到400万之间的地方",
        "100-400万元的有哪些",
        "介于100万元和400万元之间",
        "between 1 and 4 million yuan",
        "一百万至四百万",
    ],
)
def test_a_range_bounds_from_both_sides(question: str) -> None:
    assert read(question) == [(">=", D(1000000)), ("<=", D(4000000))]


def test_a_range_may_be_of_rates() -> None:
    assert read("执行率在80%到95%之间的项目") == [(">=", D(80)), ("<=", D(95))]


@pytest.mark.parametrize("question", ["从120万元增加到150万元", "是120万元还是150万元", "预算120万元，支出150万元"])
def test_two_amounts_are_no_range(question: str) -> None:
    assert [operator for operator, _ in read(question)] == ["=", "="]


@pytest.mark.parametrize("question", ["550万元左右", "大约550万元", "550万上下", "around 5.5 million yuan", "近550万"])
def test_words_of_rounding_belong_to_the_amount(question: str) -> None:
    (amount,) = find_amounts(question, ())
    assert amount.quantity.approx
    assert (amount.start, amount.end) == (0, len(question))


FIGURE = Figure(
    id="r1-f2", report="r1", file="a.txt", year=2021, region_code=None, region=None, organisation=None, scope=None,
    item="校车补贴支出", concepts=(), measure="executed", kind="money", value=None, unit="元", amount_yuan=None,
    direction=None, quote="", start=0, end=9, amount_start=2, amount_end=7, page=None, section=None,
    section_type=None, project=None, shared_with=(), table=None, approx=False, restates=None, flags=(), basis={},
)  # fmt: skip


def claim(text: str, printed: str) -> bool:
    (amount,) = find_amounts(text, ())
    (quantity,) = find_quantities(printed)
    return amount.met_by(replace(FIGURE, value=quantity.value, amount_yuan=quantity.amount_yuan))


@pytest.mark.parametrize(
    ("said", "printed", "same"),
    [
        ("4.6 million yuan", "4617600元", True),
        ("30万元", "30.23万元", True),
        ("约460万元", "4617600元", True),
        ("约460万元", "470万元", False),
        ("65.2万元", "65.28万元", False),
        ("65.28万元", "652800元", True),
        ("一百五十万元", "一百五十六万元", False),
        ("2万元", "2.4万元", False),
        ("1亿元", "1.3亿元", False),
        ("260000元", "26万元", True),
    ],
)
def test_a_claim_is_as_exact_as_its_digits(said: str, printed: str, same: bool) -> None:
    assert claim(said, printed) is same
