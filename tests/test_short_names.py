"""Lists whose members have names as short as deeds."""

from __future__ import annotations

import pytest
from figure_kit import read

LISTS = [
    ("小学", "初中", "高中"), ("东镇", "西镇", "北乡"), ("水稻", "玉米", "大豆"), ("清淤", "护坡", "绿化"),
    ("城区", "农村", "牧区"), ("一等奖", "二等奖", "三等奖"),
]  # fmt: skip
FORMS = [
    "{n}{x}万元", "{n}{k}人{x}万元", "{n}{k}户、{x}万元", "{n}{k}人，补助{x}万元", "{n}{k}人、资金{x}万元",
    "{n}{k}个共{x}万元",
]  # fmt: skip
LEADS = ["发放补贴：", "共发放补贴79.00万元，其中：", "全年支出79.00万元，其中", "一是项目支出79.00万元，包括"]


@pytest.mark.parametrize("lead", LEADS)
@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("names", LISTS)
@pytest.mark.parametrize("between", ["，", "；"])
def test_each_member_has_its_own_name(names: tuple[str, ...], form: str, lead: str, between: str) -> None:
    amounts = ("21.5", "32.25", "25.25")
    told = zip(names, ("120", "316", "98"), amounts, strict=True)
    text = lead + between.join(form.format(n=n, k=k, x=x) for n, k, x in told) + "。"
    figures = {str(figure.value): figure for figure in read(text)}
    for name, amount in zip(names, amounts, strict=True):
        assert name in figures[amount].item
        assert not any(other in figures[amount].item for other in names if other != name)


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("发放低保金120万元，追缴5人2万元，核减3人1万元。", "低保金"),
        ("监测费48万元，垫付6万元，挂账3万元。", "监测费"),
        ("高龄津贴60万元，结余2万元，收回1万元。", "高龄津贴"),
    ],
)
def test_deeds_are_no_names(text: str, subject: str) -> None:
    assert all(subject in figure.item for figure in read(text))


def test_what_follows_a_list_is_of_the_whole() -> None:
    text = "冬春救助分三类：一类1,200人，每人700元；二类2,720人，每人400元；三类3,040人，每人250元。人均约386元。"
    assert "三类" not in read(text)[-1].item


def test_totals_and_levels_are_no_members() -> None:
    items = [figure.item for figure in read("奖补资金：城关镇320万元，河口镇210万元，两镇合计530万元。")]
    assert items[-1] == "松溪县民政局2022年两镇合计"
    items = [figure.item for figure in read("到位资金：中央300万元，省级200万元，县级100万元。")]
    assert not any("中央" in item for item in items[1:])


@pytest.mark.parametrize("label", ["一是", "（1）", "1.", "①"])
@pytest.mark.parametrize("name", ["全民阅读", "殡葬惠民", "平安建设", "数字档案馆建设"])
def test_a_labelled_clause_before_a_budget_names_what_it_is_for(label: str, name: str) -> None:
    figures = read(f"{label}{name}，预算120.5万元，支出116.7万元。")
    assert [figure.project for figure in figures] == [name] * 2


@pytest.mark.parametrize("clause", ["任务繁重", "多措并举", "以批复总投资计", "与年初预算相比"])
def test_a_clause_that_explains_names_nothing(clause: str) -> None:
    assert not any(clause in figure.item for figure in read(f"{clause}，预算120.5万元，支出116.7万元。"))


@pytest.mark.parametrize(
    "text",
    [
        "1.校园安保支出21.5万元。2.营养改善支出32.2万元。3.控辍保学支出25.3万元。",
        "①校园安保21.5万元；②营养改善32.2万元；③控辍保学25.3万元。",
    ],
)
def test_each_item_of_a_numbered_list_is_a_project(text: str) -> None:
    assert [figure.project for figure in read(text)] == ["校园安保", "营养改善", "控辍保学"]


def test_the_items_below_a_projects_name_are_parts_of_it() -> None:
    figures = read("校园安保项目：1.安装监控20万元；2.聘请保安30万元。")
    assert {figure.project for figure in figures} == {"校园安保项目"}
