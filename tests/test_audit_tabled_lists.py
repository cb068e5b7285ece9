"""A table that prints a total is its list, and an amount of a row's other column is that column's."""

from __future__ import annotations

import pytest
from audit_kit import outcomes

TABLE = (
    "附表 项目支出明细表（单位：万元）\n项目名称\t全年预算\t全年执行\n"
    "路灯维护\t120\t118\n桥梁改造\t76\t70\n执法装备\t19\t18\n合计\t215\t{}"
)
TOLD = (
    "2.项目支出206.00万元，共3个项目，明细见附表。其中投入最大的是路灯维护，支出118.00万元。\n"
    "二、履职情况\n（一）绿化养护。绿化补植补贴30.00万元分两批发放。\n（二）清淤。渠道清淤补助48.00万元按期支付。\n"
)


def test_projects_told_here_and_there_are_no_list_beside_a_table():
    assert "finding" in outcomes(TOLD, "B04")
    assert "finding" not in outcomes(TOLD + TABLE.format(206), "B04")


@pytest.mark.parametrize(("amount", "outcome"), [("19.00", "not_checkable"), ("17.90", "finding")])
def test_an_amount_of_a_rows_budget_is_not_held_against_what_was_spent(amount, outcome):
    told = f"全年支出206万元，主要是桥梁改造70.00万元、执法装备{amount}万元。\n{TABLE.format(206)}"
    assert outcome in outcomes(told, "B02")


REVIEWED = (
    "（一）组织对“健身场地”“农家书屋”等2个项目开展了评价，涉及支出{}万元。\n"
    "（二）健身场地项目自评综述：全年预算数为150.00万元，执行数为146.30万元。\n"
    "农家书屋项目自评综述：全年预算数为36.40万元，执行数为36.40万元。\n"
)


def test_what_a_review_concerned_may_be_the_budgets_of_its_projects():
    assert "finding" not in outcomes(REVIEWED.format("186.40"), "B04")
    assert "finding" not in outcomes(REVIEWED.format("182.70"), "B04")


@pytest.mark.parametrize(
    ("budget", "expected"),
    [
        ("2022年年初预算928.00万元，年中压减46.40万元，调整后预算881.60万元。", []),
        ("县财政下达资金928.00万元，其中项目预算881.60万元、工作经费46.40万元。", []),
        ("", ["finding"]),
    ],
)
def test_a_total_that_the_text_tells_apart_is_not_held_to_the_other(budget: str, expected: list[str]) -> None:
    rows = "云资源租赁\t564.00\t504.00\n专线租赁\t364.00\t338.19\n合计\t928.00\t842.19\n"
    table = f"单位：万元\n项目\t预算数\t支出数\n{rows}"
    found = outcomes(f"项目预算881.60万元，实际支出842.19万元。\n{budget}\n{table}", "B06")
    assert [each for each in found if each == "finding"] == expected


def test_projects_told_together_leave_the_list_open() -> None:
    assert "finding" in outcomes(TOLD, "B04")
    assert "finding" not in outcomes(f"{TOLD}（三）其他。其他项目支出10.00万元，均已支付。\n", "B04")
