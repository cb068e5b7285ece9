"""A20 of one thing that two paragraphs tell with two amounts, where the sources or the rest bear out one of them."""

from __future__ import annotations

import pytest
from audit_kit import outcomes

FIRST = (
    "2021年共安排产业资金680.00万元。截至12月31日实际到位{}万元，支出641.92万元。\n",
    "全年实际到位资金{}万元，涉及12个乡镇。\n",
    "截至年底，资金到位{}万元，项目按期完工。\n",
)
SOURCES = "（一）资金来源。省级420.00万元、市级60.00万元、县级200.00万元。截至12月31日实际到位{}万元，到位率100%。\n"


@pytest.mark.parametrize("first", FIRST)
def test_what_its_sources_bear_out(first: str) -> None:
    assert "finding" in outcomes(first.format("660.00") + SOURCES.format("680.00"), "A20")
    assert "finding" in outcomes(first.format("650.00") + SOURCES.format("680.00"), "A20")
    assert "finding" not in outcomes(first.format("680.00") + SOURCES.format("680.00"), "A20")


@pytest.mark.parametrize(
    "first",
    [
        "截至11月30日实际到位660.00万元。\n",
        "上半年实际到位660.00万元。\n",
        "截至9月底，资金到位660.00万元。\n",
        "2020年实际到位660.00万元。\n",
        "上年实际到位660.00万元。\n",
        "其中县级以上资金实际到位660.00万元。\n",
        "省级资金实际到位660.00万元。\n",
        "年初计划到位660.00万元。\n",
        "两年累计到位660.00万元。\n",
        "一期工程实际到位660.00万元。\n",
        "实际到位660.00万元，尚有20.00万元在途。\n",
        "按部门口径，实际到位660.00万元。\n",
        "实际到位660.00万元（初报数，后更正为680.00万元）。\n",
        "各乡镇实际到位660.00万元。\n",
        "实际到位512.00万元。\n",
    ],
)
def test_amounts_of_another_time_or_part(first: str) -> None:
    assert "finding" not in outcomes(first + SOURCES.format("680.00"), "A20")


@pytest.mark.parametrize(
    "text",
    [
        "全年收入660.00万元。\n财政拨款420.00万元、事业收入60.00万元、其他收入180.00万元。\n全年支出680.00万元。\n",
        "实际到位660.00万元。\n实际到位680.00万元。\n",
        "年末结余38.08万元。\n结余资金36.08万元。\n",
        "全年支出641.92万元。\n培训支出120.00万元、宣传支出60.00万元。\n全年支出640.92万元。\n",
    ],
)
def test_two_amounts_that_nothing_bears_out(text: str) -> None:
    assert "finding" not in outcomes(text, "A20")
