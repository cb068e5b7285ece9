"""Rows of a table that are not worked out as its other rows are; what else a row may hold."""

from __future__ import annotations

import pytest
from audit_kit import outcomes

FUNDS = (
    "各项基金收支情况：\n单位：万元\n险种\t上年结转\t本年收入\t本年支出\t年末结余\n养老\t1,206.40\t5,318.20\t4,907.35\t1,617.25\n"
    "医疗\t842.15\t3,964.80\t4,011.62\t795.33\n工伤\t96.30\t214.55\t188.21\t122.64\n失业\t158.92\t301.47\t276.05\t{}\n"
    "生育\t73.18\t142.36\t150.04\t65.50\n"
)
PAID = (
    "合同履行情况：\n单位：万元\n合同\t合同金额\t已支付金额\t未支付金额\n甲标段\t612.40\t498.15\t114.25\n"
    "乙标段\t385.70\t301.22\t84.48\n丙标段\t264.90\t{}\t{}\n丁标段\t198.36\t162.08\t36.28\n"
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (FUNDS.format("184.34"), []),
        (FUNDS.format("148.34"), ["finding"]),
        (FUNDS.format("209.76"), ["finding"]),  # far off, but nothing else can be left over
        (FUNDS.format("184.35"), []),  # rounding
        (FUNDS.format(""), []),  # not printed
        (PAID.format("214.53", "50.37"), []),
        (PAID.format("214.53", "57.03"), ["not_checkable"]),  # 6.66 may be anything
        (PAID.format("241.53", "50.37"), ["finding"]),
        (PAID.format("214.53", "50.77"), ["finding"]),
        (PAID.format("190.00", "50.37"), ["not_checkable"]),  # 24.53 taken back
        (PAID.format("", "264.90"), []),
    ],
)
def test_the_one_row_that_does_not_hold(text: str, expected: list[str]) -> None:
    assert [each for each in outcomes(text, "A19") if each != "pass"] == expected


@pytest.mark.parametrize(
    "rows",
    [
        # Two rows that do not hold: the table is made otherwise.
        "甲\t612.40\t498.15\t114.25\n乙\t385.70\t301.22\t84.48\n丙\t264.90\t214.53\t50.37\n丁\t198.36\t162.80\t36.28\n戊\t97.50\t80.10\t14.70\n",
        # Too few that do.
        "甲\t612.40\t498.15\t114.25\n乙\t385.70\t301.22\t84.48\n丙\t264.90\t214.53\t53.07\n",
        # All is paid, and nothing left: no sum is told.
        "甲\t612.40\t612.40\t0\n乙\t385.70\t385.70\t0\n丙\t264.90\t264.90\t0\n丁\t198.36\t189.36\t0\n",
    ],
)
def test_a_table_that_tells_no_relation(rows: str) -> None:
    text = f"合同履行情况：\n单位：万元\n合同\t合同金额\t已支付金额\t未支付金额\n{rows}"
    assert "finding" not in outcomes(text, "A19")


def test_columns_that_are_mostly_alike_make_no_sum() -> None:
    rows = "甲\t61.24\t61.24\t49.80\t49.80\n乙\t38.57\t38.57\t30.12\t30.12\n丙\t26.49\t26.49\t21.45\t21.45\n"
    text = f"项目资金：\n单位：万元\n项目\t年初预算数\t到位数\t拨付数\t支出数\n{rows}丁\t19.83\t18.93\t16.20\t16.20\n"
    assert "finding" not in outcomes(text, "A19")
