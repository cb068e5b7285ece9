"""Amounts that go by one long name in several paragraphs."""

from __future__ import annotations

import pytest
from audit_kit import outcomes


@pytest.mark.parametrize(
    "text",
    [
        "（一）总体情况\n2022年度一般公共预算财政拨款支出6,698.54万元。\n（二）结构情况\n2022年度一般公共预算财政拨款支出1,698.54万元。\n（三）具体情况\n2022年度一般公共预算财政拨款支出1,698.54万元。",
        "2025年部门收入总计3,125.60万元。\n2025年部门收入总计3,215.60万元，人员增加。",
        "部门整体支出规模1,286.45万元。\n部门整体支出规模128.645万元，比较合理。",
    ],
)
def test_one_name_with_a_slip(text: str) -> None:
    assert "finding" in outcomes(text, "B01")


@pytest.mark.parametrize(
    "text",
    [
        "2022年政府采购支出总额326.80万元。\n2021年政府采购支出总额326.30万元。",
        "政府采购支出预算总额326.80万元。\n政府采购支出总额326.30万元。",
        "项目甲\n项目资金支出总额1,326.80万元。\n项目乙\n项目资金支出总额1,326.30万元。",
        "一、道路养护项目\n财政资金实际支出1,326.80万元。\n二、桥梁加固项目\n财政资金实际支出1,326.30万元。",
        "上半年政府采购支出总额1,326.80万元。\n政府采购支出总额1,326.30万元。",
        "县本级财政拨款支出1,326.80万元。\n乡镇财政拨款支出1,326.30万元。",
        "2022年部门收入总计1,326.80万元。\n2022年部门支出总计1,326.30万元。",
    ],
)
def test_names_of_several_things(text: str) -> None:
    assert "finding" not in outcomes(text, "B01")
