"""A09 and A08: a share of an amount and what it comes to, told side by side."""

from __future__ import annotations

import pytest
from audit_kit import outcomes

SHAPES = (
    "合同价386万元，首付款80%即{}万元已支付。",
    "合同金额386万元，按进度支付80%，计{}万元。",
    "中标价386万元，按合同价的80%支付{}万元。",
    "补助资金386万元，县级承担80%，即{}万元。",
)


def _found(text: str) -> int:
    return sum(outcomes(text, rule).count("finding") for rule in ("A08", "A09"))


@pytest.mark.parametrize("shape", SHAPES)
def test_a_share_comes_to_its_amount(shape: str) -> None:
    assert _found(shape.format("308.8")) == 0
    assert _found(shape.format("318.8")) == 1
    assert _found(shape.format("308.8").replace("386", "396")) == 1


def test_what_is_left_of_a_cut() -> None:
    assert _found("预算180万元，压减10%后为162万元。") == 0
    assert _found("预算180万元，压减10%后为152万元。") == 1


def test_what_is_kept_back() -> None:
    assert _found("合同总价386.52万元，预留5%质保金19.33万元。") == 0  # rounded
    assert _found("合同总价386.52万元，预留5%质保金29.33万元。") == 1


@pytest.mark.parametrize(
    "text",
    [
        "审定价412万元，合同价386万元，按审定价的80%支付329.6万元。",  # of another amount
        "结算审定412万元。合同价386万元，支付80%即329.6万元。",
        "总投资386万元，其中设备200万元，预付80%即160万元。",
        "合同价386万元，约支付80%，即310万元。",
        "合同价386万元，占总投资的80%，即已超过300万元。",
        "合同价386万元，支付80%，即将支付余款52万元。",
        "预算386万元，支出比上年下降12%，支出86万元。",
    ],
)
def test_other_amounts_and_other_shares(text: str) -> None:
    assert _found(text) == 0
