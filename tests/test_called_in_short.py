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


BATCHES = [
    "一批项目批复总投资300万元（其中建筑工程200万元），二批项目批复总投资100万元。",
    "首批资金下达60万元，第二批资金下达40万元。",
]


@pytest.mark.parametrize("text", BATCHES)
def test_a_batch_and_a_kind_of_work_are_no_projects(text: str) -> None:
    figures = read(text, title="松溪县2022年村道建设项目绩效自评报告")
    assert {figure.project for figure in figures} == {"村道建设"}


@pytest.mark.parametrize("whom", ["19个街镇", "12个县市区", "5所学校", "3个项目单位"])
def test_how_many_get_money_is_no_part_of_its_name(whom: str) -> None:
    (figure,) = read(f"现下达{whom}2022年困难群众临时救助资金共780万元。")
    assert figure.item.startswith("松溪县民政局困难群众临时救助") and figure.measure == "allocated"


LINES = {
    "松溪县青石镇2022年度部门预算项目支出绩效自评报告": "城乡临时救助备用金",
    "松溪县青石镇项目支出绩效自评报告": "城乡临时救助备用金",
    "松溪县青石镇2022年度部门整体支出绩效自评报告": None,
    "松溪县青石镇2022年度部门预算": None,
}


@pytest.mark.parametrize("title", LINES)
def test_the_line_below_a_title_may_name_its_project(title: str) -> None:
    text = f"{title}\n2022年城乡临时救助备用金\n一、项目概况\n到位资金14,280元。\n"
    (figure,) = read(text, title=title, organisation="松溪县青石镇")
    assert figure.project == LINES[title]


WHOLE = {
    "年初预算80万元，其中：一般公共预算拨款80万元。收入较上年增加2万元。": "松溪县民政局2022年收入较上年增加",
    "支出60万元，其中：基本支出60万元。支出较上年减少2万元。": "松溪县民政局2022年支出较上年减少",
}


@pytest.mark.parametrize("text", WHOLE)
def test_what_all_income_changed_by_is_of_no_part(text: str) -> None:
    assert read(text)[-1].item == WHOLE[text]


@pytest.mark.parametrize("fund", ["乡村振兴衔接资金", "推进乡村振兴衔接资金", "财政乡村振兴衔接资金"])
def test_the_words_of_a_fund_in_another_order_are_the_fund(fund: str) -> None:
    title = "松溪县交通运输局2022年财政衔接推进乡村振兴补助资金绩效自评报告"
    (figure,) = read(f"二、资金情况\n{fund}217.9万元目前已全部拨付。", title=title)
    assert figure.project is None or "财政衔接推进乡村振兴补助" in figure.project
