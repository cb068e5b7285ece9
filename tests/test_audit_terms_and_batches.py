"""Counts by terms and batches that do not add up, a cost in 元 held to a budget in 万元, the time of an evaluation."""

from __future__ import annotations

import pytest
from audit_kit import outcomes

TERMS = (
    "（1）小学寄宿生共{first}人次，其中春季1,842人、秋季1,796人；\n"
    "（2）初中寄宿生共3,120人次，其中春季1,536人、秋季1,584人；\n"
    "（3）小学走读生共2,200人次，其中春季1,120人、秋季1,080人。"
)


@pytest.mark.parametrize(("first", "findings"), [("3,638", 0), ("3,688", 1)])
def test_two_classes_that_are_all_of_two_other_numbers_are_all_of_a_third(first: str, findings: int) -> None:
    assert outcomes(TERMS.format(first=first), "A17").count("finding") == findings


def test_two_classes_that_are_all_of_one_other_number_only_are_not() -> None:
    text = "小学生共3,688人次，其中春季1,842人、秋季1,796人；初中生共3,120人次，其中春季1,536人、秋季1,584人。"
    assert "finding" not in outcomes(text, "A17")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("全年发放3,688人次，其中春季学期1,842人、秋季学期1,796人。", True),
        ("全年发放3,638人次，其中春季学期1,842人、秋季学期1,796人。", False),
        ("全年受理168件，其中上半年86件、下半年83件。", True),
        ("全年受理169件，其中上半年86件、下半年83件。", False),
        ("全年抽检2,463批次，其中食用农产品928批次、加工食品1,126批次、餐饮食品382批次。", True),
        ("全年抽检2,436批次，其中食用农产品928批次、加工食品1,126批次、餐饮食品382批次。", False),
        ("全年抽检2,436批次，其中食用农产品928批次、加工食品1,126批次。", False),  # of some of them
        ("春季学期合计5,138人，秋季学期合计5,132人，全年共10,270人次。", False),
        ("上半年分别培训45人、52人和38人，共培训153人次。", True),
    ],
)
def test_numbers_of_terms_and_batches(text: str, found: bool) -> None:
    assert ("finding" in outcomes(text, "A17")) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("全年实际支出472.90万元。\n成本指标：补助总成本472.90元，控制在预算480.00万元以内。", True),
        ("全年实际支出472.90万元。\n成本指标：补助总成本472.90元，未超过预算480.00万元。", True),
        ("全年实际支出472.90万元。\n成本指标：补助总成本472.90万元，控制在预算480.00万元以内。", False),
        # What each costs, and what no budget is told for.
        ("全年实际支出472.90万元。\n人均成本472.90元，控制在预算480.00万元以内。", False),
        ("全年实际支出472.90万元。\n成本指标：单个检测费用472.90元，控制在480元以内。", False),
    ],
)
def test_a_cost_in_yuan_that_is_held_to_a_budget_in_wan(text: str, found: bool) -> None:
    assert ("finding" in outcomes(text, "D10")) == found


@pytest.mark.parametrize(
    ("period", "found"),
    [
        ("自评期间为2020年1月1日至2020年12月31日", True),
        ("自评时段为2020年度", True),
        ("自评期间为2021年1月1日至2021年12月31日", False),
        ("自评期间为2020年1月1日至2021年12月31日", False),
    ],
)
def test_the_time_that_a_unit_evaluated_is_the_year_of_its_report(period: str, found: bool) -> None:
    assert ("finding" in outcomes(f"我局对部门整体支出进行了自评，{period}。", "D01")) == found
