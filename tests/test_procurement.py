"""What an account of government procurement prints is of contracts, by kind, unless it says otherwise."""

from __future__ import annotations

import pytest
from figure_kit import brief, read

SPENT = "本年支出合计2,150.30万元，比上年增加12万元。\n"
HEADS = [
    "政府采购。", "（二）政府采购情况。", "3．政府采购执行情况：", "政府采购方面，",
    "（三）政府采购执行情况\n", "政府采购：",
]  # fmt: skip
TOLD = [
    "采购总额90万元，货物30万元，服务60万元，无工程采购",
    "全年采购90万元，其中货物类30万元、服务类60万元",
    "共采购90万元，包括货物30万元，服务60万元",
]


@pytest.mark.parametrize("head", HEADS)
@pytest.mark.parametrize("told", TOLD)
def test_what_was_procured_is_contracted(head: str, told: str) -> None:
    told_of = brief(f"{SPENT}{head}{told}。")[2:]
    assert [measure for _, measure, _ in told_of] == ["contract"] * 3


@pytest.mark.parametrize("head", HEADS)
@pytest.mark.parametrize("told", TOLD)
def test_a_kind_of_goods_is_of_procurement(head: str, told: str) -> None:
    items = [figure.item for figure in read(f"{SPENT}{head}{told}。")[3:]]
    assert all("政府采购" in item for item in items)


@pytest.mark.parametrize(
    ("told", "measures"),
    [
        ("政府采购预算90万元，实际完成80万元，其中货物30万元。", "initial_budget contract contract"),
        ("政府采购计划90万元，实际执行80万元。", "initial_budget contract"),
        ("政府采购：支出90万元，其中货物30万元、工程60万元。", "contract contract contract"),
        ("政府采购。采购预算90万元，采购金额80万元，节约资金10万元。", "initial_budget contract saving"),
        # How one contract was paid is told of that contract.
        ("政府采购：支出90万元。合同价38万元，已付36万元，留质保金2万元。", "contract contract executed arrears"),
        ("政府采购预算90万元，实际支付80万元。", "initial_budget executed"),
        # Other accounts beside it stay what they are.
        ("政府采购。采购金额90万元。机关运行经费支出40万元，比上年少2万元。", "contract executed change"),
    ],
)
def test_what_it_says_otherwise_counts(told: str, measures: str) -> None:
    assert [measure for _, measure, _ in brief(told)] == measures.split()
