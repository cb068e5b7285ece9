"""D10: a part in a wrong unit, told by its share of an amount before it."""

from __future__ import annotations

import pytest
from audit_kit import outcomes

TOLD = "政府采购支出总额{}。授予中小企业合同金额{}，占政府采购支出总额的{}%。"


@pytest.mark.parametrize(
    ("whole", "part", "share"),
    [
        ("386,500.00元", "386,500.00万元", "100.00"),
        ("386,500元", "309,200万元", "80"),
        ("38.65万元", "30.92元", "80"),
        ("1,286.40万元", "964.80元", "75.00"),
    ],
)
def test_a_part_that_is_its_share_in_another_unit(whole, part, share):
    assert outcomes(TOLD.format(whole, part, share), "D10") == ["finding"]


@pytest.mark.parametrize(
    ("whole", "part", "share"),
    [
        ("386,500.00元", "386,500.00元", "100.00"),
        ("38.65万元", "309,200元", "80"),
        ("38.65万元", "1,200元", "0.31"),
        ("386,500元", "30万元", "77.62"),
        ("386,500元", "309,200万元", "64"),
    ],
)
def test_parts_in_their_units(whole, part, share):
    assert not outcomes(TOLD.format(whole, part, share), "D10")
