"""Forms whose cells only blanks part: whose money it was, in rows that end early; their titles, heads and captions."""

from __future__ import annotations

import pytest
from figure_kit import read
from metadata_kit import about

FORM = """{0}项目支出绩效自评表（2022年度）
项目名称 委托业务项目
主管部门 219-松溪县青石镇人民政府 实施单位 219001-松溪县青石镇财政所
项目资金{1}（万元） 年初预算数 全年预算数 全年执行数 分值 执行率 得分
年度资金总额: 90 89.97 89.97 10 100% 10
其中:本年财政拨款 {2}
上年结转资金
其他资金
"""


def figures(blank: str = "", source: str = "90 89.97 89.97") -> list[tuple[str, str]]:
    text = FORM.format("", blank, source)
    found = read(text, title="项目支出绩效自评表（2022年度）", organisation="松溪县青石镇人民政府")
    return [(f.measure, f.item) for f in found if f.kind == "money"]


@pytest.mark.parametrize("blank", ["", " "])
def test_a_source_has_a_number_under_each_head_of_money(blank: str) -> None:
    found = figures(blank)
    assert [measure for measure, _ in found] == ["initial_budget", "revised_budget", "executed"] * 2
    assert all("财政拨款" in item for _, item in found[3:])
    assert not [item for _, item in found if "主管部门" in item]


@pytest.mark.parametrize("source", ["90 89.97", "89.97", "90 89.97 89.97 10"])
def test_fewer_numbers_or_more_are_under_no_head_for_certain(source: str) -> None:
    assert len(figures(source=source)) == 3


@pytest.mark.parametrize("annex", ["附件: ", "附件3：", "附件2-1："])
def test_a_title_may_stand_behind_the_number_of_its_annex(annex: str) -> None:
    found = about(FORM.format(annex, "", "90 89.97 89.97"))
    assert found.title == "项目支出绩效自评表（2022年度）"
    assert found.report_type == "self_evaluation_table"


def test_a_form_without_a_title_names_its_project() -> None:
    text = "评价类型：自评\n项目名称：松溪县农村公路养护\n主管部门：松溪县交通运输局\n一、概况\n全年支出80万元。\n"
    (figure,) = read(text, title=None, organisation="松溪县交通运输局")
    assert figure.project == "农村公路养护"


def test_of_two_bodies_without_a_mark_between_the_first_reports() -> None:
    title = "德化县财政局德化县交通运输局关于下达2022年度交通项目补助资金的通知"
    found = about(f"{title}\n各乡镇人民政府：\n现下达299万元。\n")
    assert found.organisation == "德化县财政局"


USED = {
    "投入212.96亿元持续改善城市居住品质。": "城市居住品质",
    "统筹资金9.95亿元支持培育新兴产业。": "新兴产业",
    "整合资金300万元推进农贸市场改造。": "农贸市场改造",
}


@pytest.mark.parametrize("text", USED)
def test_what_money_was_put_in_for(text: str) -> None:
    (figure,) = read(text)
    assert USED[text] in figure.item


LED = """市级文物保护专项经费绩效自评表（2022年度）
主管部门 松溪县文化和旅游局   实施单位 松溪县文化和旅游局
项目资金 年初预算数 全年预算数 全年执行数 分值 执行率 得分
(万元) 年度资金总额 29 29 27.8 10 0.958 9
其中:当年财政拨款 29 29 27.8 10 {0} 9
"""


@pytest.mark.parametrize(("printed", "unit"), [("0.958", ""), ("1", ""), ("95.8%", "%"), ("95.86", "%")])
def test_a_head_may_go_on_in_the_row_below_and_a_ratio_be_a_fraction(printed: str, unit: str) -> None:
    found = read(LED.format(printed), title="市级文物保护专项经费绩效自评表（2022年度）")
    money = [figure for figure in found if figure.kind == "money"]
    assert [figure.unit for figure in money] == ["万元"] * 6
    assert not [figure for figure in found if "万元" in figure.item]
    assert [figure.unit for figure in found if figure.kind == "percent"][1] == unit


TRANSFER = """转移支付区域（项目）绩效目标自评表（2021）

转移支付（项目）名称

2021年中央大气污染防治资金

负责人及电话

地方主管部门

松溪县生态环境局

一、概况

全年支出80万元。
"""


def test_a_transfer_names_its_fund_below_a_label() -> None:
    (figure,) = read(TRANSFER, title="转移支付区域（项目）绩效目标自评表（2021）", organisation="松溪县生态环境局")
    assert figure.project == "中央大气污染防治资金"
