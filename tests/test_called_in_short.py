"""Who a sentence begins with, what it is called in short, and how many projects it runs are no item."""

from __future__ import annotations

import pytest
from figure_kit import read

CALLED = [
    "平安县数据中心（以下简称“数据中心”）年初预算985万元，实际到位资金334万元。",
    "平安县民政局(简称县民政局)收入总额3,200万元，支出3,100万元。",
    "平安县数据中心（以下简称“数据中心”）实施项目共15个（含上年转列项目5个），年初预算985万元，到位334万元。",
    "县数据中心组织实施项目共15个，年初预算985万元，到位334万元。",
    "我局（以下简称“县局”）承担项目3个，年初预算85万元，支出60万元。",
]


@pytest.mark.parametrize("text", CALLED)
def test_neither_is_what_money_is_for(text: str) -> None:
    figures = [figure for figure in read(text) if figure.kind == "money"]
    assert len(figures) == 2
    for figure in figures:
        assert "简称" not in figure.item
        assert "实施项目" not in figure.item and "承担项目" not in figure.item
        assert figure.project is None


def test_what_is_called_in_short_may_be_one() -> None:
    for figure in read("农村公路养护专项资金（以下简称“养护资金”）预算300万元，支出280万元。"):
        assert "农村公路养护" in figure.item and "简称" not in figure.item


ONE = {
    "我校2022年项目为一个：生均公用经费项目。": "生均公用经费项目",
    "我单位项目只有1个，即公益林管护补助。": "公益林管护补助",
    "本年仅有一个专项：村级道路养护经费。": "村级道路养护经费",
    "我校2022年项目为三个：生均公用经费项目等。": None,
    "项目有一个问题：支付较慢。": None,
}


@pytest.mark.parametrize("said", ONE)
def test_the_one_project_that_a_report_says_it_is_about(said: str) -> None:
    text = f"平安县第四中学专项资金绩效自评报告\n一、基本情况\n{said}\n二、资金使用情况\n全年支出87.06万元。\n"
    figures = read(text, title="平安县第四中学专项资金绩效自评报告", organisation="平安县第四中学")
    assert [figure.project for figure in figures if figure.kind == "money"] == [ONE[said]]
