"""A09, A10: parts with their shares at the head of lines below each other, as final accounts list functions."""

from __future__ import annotations

import pytest
from audit_kit import outcomes

LINES = [
    ("文化旅游体育与传媒（类）支出", "428.64", "80.59"),
    ("社会保障和就业（类）支出", "51.28", "9.64"),
    ("卫生健康（类）支出", "26.83", "5.04"),
    ("住房保障（类）支出", "25.12", "4.72"),
]


def listed(lines, mark="{}.", base="占一般公共预算财政拨款支出的"):
    told = [
        f"{mark.format(number)}{name}{amount}万元，{base if number == 1 else '占'}{share}%，用于日常开支。"
        for number, (name, amount, share) in enumerate(lines, 1)
    ]
    return "\n".join(("三、支出决算情况说明", *told))


@pytest.mark.parametrize("base", ["占一般公共预算财政拨款支出的", "占支出总额的", "占"])
@pytest.mark.parametrize("mark", ["{}.", "（{}）", "{}、"])
def test_shares_of_a_list_of_lines_fit_its_sum(mark, base):
    told = [*outcomes(listed(LINES, mark, base), "A09"), *outcomes(listed(LINES, mark, base), "A10")]
    assert len(told) >= 4 and "finding" not in told


@pytest.mark.parametrize("wrong", ["9.46", "6.94", "19.64"])
@pytest.mark.parametrize("mark", ["{}.", "（{}）", "{}、"])
def test_the_one_share_that_does_not_is_shown(mark, wrong):
    lines = [*LINES[:1], (*LINES[1][:2], wrong), *LINES[2:]]
    assert outcomes(listed(lines, mark), "A09").count("finding") == 1


def test_some_of_a_longer_list_are_of_a_greater_whole():
    assert "finding" not in outcomes(listed(LINES[1:]), "A09")


def test_a_list_with_shares_of_other_things_is_left_alone():
    shares = ("31.2", "9.64", "5.04", "88.1")
    lines = [(name, amount, share) for (name, amount, _), share in zip(LINES, shares, strict=True)]
    assert "finding" not in outcomes(listed(lines), "A09")


@pytest.mark.parametrize("basis", ["同口径", "同一口径", "可比口径", "剔除一次性因素后"])
def test_growth_on_another_basis_is_not_held_to_the_amounts(basis):
    told = "全年支出112万元，上年为100万元，增加12万元，{}增长9.5%。"
    assert "finding" not in outcomes(told.format(basis), "A08")
    assert "finding" in outcomes(told.format(""), "A08")


@pytest.mark.parametrize(
    "text",
    [
        "人员经费332万元占支出总额的77.07%，公用经费42万元占9.70%，其余57万元为项目支出。",
        "人员经费占总支出的77.1%，公用经费占9.7%，项目支出57万元。",
        "人员经费占本年支出的77.1%，公用经费占9.7%。",
    ],
)
def test_kinds_of_basic_expenditure_told_as_shares_of_all_spending_are_not_all_there_is(text: str) -> None:
    assert "finding" not in outcomes(text, "A10")


@pytest.mark.parametrize("text", ["人员经费占基本支出的77.1%，公用经费占12.9%。", "人员经费占77.1%，公用经费占12.9%。"])
def test_of_basic_expenditure_they_are(text: str) -> None:
    assert "finding" in outcomes(text, "A10")


@pytest.mark.parametrize("joint", ["、", "和", "，"])
def test_shares_listed_in_turn_are_of_the_amounts_listed_in_turn(joint: str) -> None:
    listed = "货物、工程、服务采购分别为93.2万元、161.4万元、95.4万元"
    assert "finding" not in outcomes(f"{listed}，占全县采购规模的26.6%、46.1%{joint}27.3%。", "A09")


def test_a_share_listed_in_turn_is_held_against_the_whole() -> None:
    told = "总支出100万元。货物、工程、服务采购分别为50万元、30万元、20万元，占总支出的50%、{}和20%。"
    assert outcomes(told.format("30%"), "A09") == ["pass"] * 3
    assert outcomes(told.format("80%"), "A09").count("pass") == 2
