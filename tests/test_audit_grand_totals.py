"""A01 and A06 where the grand totals 收入总计 and 支出总计 hold what is carried in and over, as by the form."""

from __future__ import annotations

import pytest
from audit_kit import outcomes

INCOME = "收入总计1286.45万元，其中：一般公共预算财政拨款收入1241.20万元，上年结转和结余45.25万元。"


@pytest.mark.parametrize(
    "spent",
    [
        "支出总计1286.45万元，其中：基本支出742.38万元，项目支出501.62万元，年末结转和结余42.45万元。",
        "支出总计1286.45万元：基本支出742.38万元，占57.71%；项目支出501.62万元，占38.99%；年末结转和结余42.45万元，占3.30%。",
        "支出总计1286.45万元，其中本年支出1244.00万元（基本支出742.38万元，项目支出501.62万元），年末结转42.45万元。",
        "支出总计1244万元，其中：基本支出742.38万元，项目支出501.62万元。年末结转和结余42.45万元。",
        "支出总计1286.45万元，包括基本支出742.38万元、项目支出501.62万元、结余分配2万元、年末结转和结余40.45万元。",
        "支出合计1244.00万元，其中基本支出742.38万元、项目支出501.62万元；年末结转结余42.45万元。",
    ],
)
def test_a_grand_total_may_hold_what_is_carried_over(spent: str) -> None:
    assert "finding" not in outcomes(INCOME + spent, "A01") + outcomes(INCOME + spent, "A06")


@pytest.mark.parametrize(
    ("rule", "spent"),
    [
        ("A01", "支出总计1286.45万元，其中：基本支出742.38万元，项目支出501.26万元，年末结转和结余42.45万元。"),
        ("A01", "支出合计1244.00万元，其中基本支出742.38万元、项目支出510.62万元；年末结转结余42.45万元。"),
        ("A01", "支出总计1286.45万元，其中：基本支出742.38万元，项目支出501.62万元，年末结转和结余24.45万元。"),
        ("A06", "支出合计1244.00万元，其中基本支出742.38万元、项目支出501.62万元；年末结转结余24.45万元。"),
    ],
)
def test_it_must_still_come_to_its_parts(rule: str, spent: str) -> None:
    assert "finding" in outcomes(INCOME + spent, rule)


@pytest.mark.parametrize(
    "text",
    [
        "2021年度收入总计1286.45万元，支出总计1286.45万元。\n本年支出合计1194.20万元。",
        "2021年度收、支总计均为1286.45万元，收入总计1286.45万元，支出总计1286.45万元。\n2021年支出合计1194.20万元。",
    ],
)
def test_a_total_that_balances_the_income_is_another_than_the_years_spending(text: str) -> None:
    assert "finding" not in outcomes(text, "B01")


def test_a_total_of_spending_alone_is_compared() -> None:
    assert "finding" in outcomes("2021年支出合计1286.45万元。\n2021年支出合计1268.45万元。", "B01")
