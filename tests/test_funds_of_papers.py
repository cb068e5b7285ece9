"""Money that a cited paper names; what is left over, said in short; money that is evaluated."""

from __future__ import annotations

import pytest
from figure_kit import read

NAMED = {
    "根据《关于下达2022年农村危房改造补助资金的通知》（省财社〔2022〕9号），下达我县资金120万元。": "农村危房改造",
    "市财政局《关于提前下达2022年水利发展资金预算的通知》，下达松溪县2022年资金791万元。": "水利发展资金",
    "依据《关于拨付残疾人事业发展补助资金（第二批）的函》，我县获补助50万元。": "残疾人事业发展补助",
    # What the clause itself names comes first; what only regulates hands nothing on.
    "根据《关于下达2022年衔接资金的通知》，道路硬化项目安排资金30万元。": "道路硬化项目",
    "根据《关于下达2022年人员类、运转类和特定目标类项目支出预算的通知》，项目资金1,950万元。": "项目资金",
    "按照《农村公路养护管理办法》，安排资金30万元。": "安排资金",
}  # fmt: skip


@pytest.mark.parametrize("text", NAMED)
def test_a_paper_that_hands_money_on_names_it(text: str) -> None:
    (figure,) = read(text)
    assert NAMED[text] in figure.item
    assert "办法" not in figure.item and "人员类" not in figure.item


LEFT = {
    "下达资金200万元，已支150万元，未支50万元。": ["allocated", "executed", "carryover"],
    "到位200万元，已用150万元，未用50万元。": ["received", "executed", "carryover"],
    "资金支付185万元，未支付7万元。": ["executed", "arrears"],
    "文化服务资金共支182万元，公共支出30万元。": ["executed", "executed"],
}  # fmt: skip


@pytest.mark.parametrize("text", LEFT)
def test_what_is_left_over_may_be_said_in_short(text: str) -> None:
    assert [figure.measure for figure in read(text)] == LEFT[text]


@pytest.mark.parametrize("words", ["专项资金绩效评价资金总计", "纳入绩效评价的资金共计", "项目支出绩效自评资金总额"])
def test_money_that_is_evaluated_is_of_no_item_of_that_name(words: str) -> None:
    (figure,) = read(f"{words}85.98万元。")
    assert figure.project is None


def test_what_an_evaluation_costs_is() -> None:
    (figure,) = read("绩效评价经费12万元。")
    assert figure.project == "绩效评价经费"
