"""A09: a share in prose of the total of a table's column, and shares of something else."""

from __future__ import annotations

import pytest
from audit_kit import outcomes

TABLE = (
    "资金使用情况表（万元）\n县区\t分配金额\t支出\t结余\n东川区\t680.00\t652.40\t27.60\n南岭县\t410.00\t342.60\t67.40\n"
    "北河县\t840.00\t785.75\t54.25\n合计\t1,930.00\t1,780.75\t149.25\n"
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("南岭县年末结余67.40万元，占全市结余资金的54.16%，主要是选址变更。", ["finding"]),  # 45.16
        ("北河县支出785.75万元，占全部支出的41.12%。", ["finding"]),  # 44.12
        ("东川区支出652.40万元，占支出总额的33.64%。", ["finding"]),  # 36.64
        ("南岭县年末结余67.40万元，占全市结余资金的45.16%。", []),
        ("南岭县年末结余67.40万元，占该县分配金额的16.44%。", []),
        ("南岭县年末结余67.40万元，占全省结余资金的12.35%。", []),
        ("南岭县年末结余67.40万元，约占全市结余资金的五成。", []),
        ("北河县支出785.75万元，占全省同类支出的8.12%。", []),
    ],
)
def test_a_share_of_the_total_of_a_column(text: str, expected: list[str]) -> None:
    found = outcomes(TABLE + "二、分析\n" + text, "A09")
    assert [each for each in found if each == "finding"] == expected
