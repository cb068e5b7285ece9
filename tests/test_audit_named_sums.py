"""A12 where the name of a total joins the names of the amounts right behind it."""

from __future__ import annotations

import pytest
from audit_kit import outcomes


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "公务用车购置及运行维护费38.20万元，包括购置费21.70万元、运行维护费15.50万元；公务接待费2.10万元。",
            ["finding"],
        ),
        ("全年课桌椅采购及校舍维修支出126.50万元（其中课桌椅采购42.30万元，校舍维修82.40万元）。", ["finding"]),
        ("镇村道路与桥梁维修投入120.00万元，其中道路78.50万元，桥梁45.10万元。", ["finding"]),
        ("城市低保及农村低保资金386.40万元，其中城市低保142.20万元、农村低保234.20万元。", ["finding"]),
        ("场地改造和设备购置支出58.40万元，其中场地改造支出36.20万元、设备购置支出21.20万元。", ["finding"]),
        ("场地改造和设备购置支出58.40万元，其中场地改造36.20万元、设备购置22.20万元。", ["pass"]),
        # a list that goes on, or is partial
        ("场地改造和设备购置支出58.40万元，其中场地改造36.20万元、设备购置21.20万元、设计费1.00万元。", []),
        ("场地改造和设备购置支出58.40万元，其中场地改造36.20万元、设备购置等21.20万元。", []),
        ("宣传及培训费18.60万元，其中宣传9.00万元、培训3.10万元，其余6.50万元待付。", []),
        ("宣传及培训费18.60万元，其中宣传9.00万元、培训3.10万元，另有部分由协会承担。", []),
        # of another stage, a part of the year, last year
        ("场地改造和设备购置预算58.40万元，其中场地改造支出36.20万元、设备购置支出21.20万元。", []),
        ("宣传及培训费18.60万元，其中上半年宣传9.00万元、培训3.10万元。", []),
        ("森林防火和病虫害防治支出58.40万元，上年森林防火36.20万元、病虫害防治21.20万元。", []),
        # names that are not of what stands behind
        ("场地改造和设备购置支出58.40万元，其中场地改造36.20万元、水电费21.20万元。", []),
        ("养老和医疗服务支出58.40万元，其中中央资金36.20万元、省级资金21.20万元。", []),
    ],
)
def test_a_name_that_joins_two_things(text: str, expected: list[str]) -> None:
    found = outcomes("2021年" + text, "A12")
    assert found == expected or (not expected and "finding" not in found)
