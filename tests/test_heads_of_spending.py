"""Sections on spending whose parts are called by what was spent on; tables whose heads no form's project is."""

from __future__ import annotations

import pytest
from figure_kit import read

PARTS = ("老兵慰问", "陵园维修", "安置期生活费", "“一站八点”服务体系", "双拥共建")


def items(above: str, *parts: str) -> list[str]:
    told = [f"（{'一二三'[n]}）{part}\n支出{20 + n}万元，较上年增加3万元。" for n, part in enumerate(parts)]
    return [figure.item for figure in read("\n".join(("一、概况\n内设三个股室。", above, *told)))]


@pytest.mark.parametrize("above", ["二、资金投入和使用情况", "二、主要支出情况", "二、支出情况\n主要用于以下方面："])
@pytest.mark.parametrize("one", PARTS)
@pytest.mark.parametrize("other", ["社区矫正", "敬老院改造"])
def test_what_a_part_is_called_is_what_its_amounts_are_of(above: str, one: str, other: str) -> None:
    first, grown, second, _ = items(above, one, other)
    assert one.strip("“") in first and one.strip("“") in grown and other in second


@pytest.mark.parametrize(
    "one",
    ["资金到位情况", "购买意外保险", "改造敬老院", "提高保障标准", "收入情况", "年初预算", "加强日常监管"],
)
def test_parts_that_name_no_item_head_none(one: str) -> None:
    assert items("二、支出情况", one, "社区矫正")[0] == "松溪县民政局2022年支出"


def test_what_an_amount_names_itself_goes_before_the_heading() -> None:
    text = "二、资金使用情况\n（一）两类保险\n工伤险支出8万元。失业险支出5万元。\n（二）社区矫正\n支出3万元。"
    first, second, _ = read(text)
    assert "工伤险" in first.item and "失业险" in second.item


@pytest.mark.parametrize(
    "heads",
    ["2021年决算\t2022年预算", "上年决算数\t本年预算数", "2021年\t2022年", "预算金额（万元）\t支出金额（万元）"],
)
def test_the_head_beside_that_of_names_is_no_project(heads: str) -> None:
    caption = "二、支出情况\n表1 部分项目执行情况对比（单位：万元）"
    text = f"{caption}\n项目名称\t{heads}\n抚恤补助\t273.1\t292\n优待金\t101.5\t108\n"
    assert [figure.project for figure in read(text)] == ["抚恤补助", "抚恤补助", "优待金", "优待金"]


@pytest.mark.parametrize("name", ["预算管理一体化系统升级", "2022年高标准农田建设", "养老服务设施改造"])
def test_what_a_form_names_beside_that_head_is_one(name: str) -> None:
    text = f"附件：项目支出绩效自评表\n项目名称\t{name}\n主管部门\t民政局\n年度资金总额\t60.00\t58.00\n"
    assert {name} >= {figure.project for figure in read(text) if figure.project}
