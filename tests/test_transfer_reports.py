"""Self-evaluations of transfer payments whose titles say only 资金; money given to be spent, ahead of its year too."""

from __future__ import annotations

import pytest
from figure_kit import brief, read
from metadata_kit import about

TITLES = ["平江县2022年度古桥保护专项资金绩效自评报告", "平江县林业局2022年度护林补助资金绩效自评报告"]


@pytest.mark.parametrize("title", TITLES)
@pytest.mark.parametrize(
    "opening",
    ["一、绩效目标分解下达情况\n（一）中央下达预算和绩效目标情况\n下达80万元。",
     "一、绩效目标分解、下达情况\n下达80万元。",
     "按照省财政厅关于做好2022年度转移支付绩效自评工作的通知，我县开展了自评。\n一、基本情况\n下达80万元。",
     "根据市里开展中央对地方转移支付资金绩效自评的要求，现报告如下。\n一、基本情况\n下达80万元。"],
)  # fmt: skip
def test_the_outline_or_the_notice_tells(title: str, opening: str) -> None:
    assert about(f"{title}\n{opening}\n").report_type == "transfer_evaluation"


@pytest.mark.parametrize(
    "text",
    ["平江县2022年度古桥保护专项资金绩效自评报告\n一、基本情况\n上级转移支付80万元，支出78万元。\n二、自评结论\n得分95分。\n",
     "平江县2022年度古桥保护项目支出绩效自评报告\n一、绩效目标分解下达情况\n下达80万元。\n",
     "平江县2022年度古桥保护专项资金绩效自评报告\n一、绩效目标\n修缮古桥3座。\n二、资金下达情况\n下达80万元。\n"],
)  # fmt: skip
def test_other_reports_on_funds_are_of_projects(text: str) -> None:
    assert about(text).report_type == "project_self_evaluation"


@pytest.mark.parametrize("when", ["2021年11月", "2021年12月", "2021年底", "2021年12月10日"])
@pytest.mark.parametrize("given", ["提前下达", "省财政厅提前下达", "，省财政厅提前下达我县", "由上级提前拨付"])
def test_what_is_handed_down_ahead_is_of_the_year_it_is_for(when: str, given: str) -> None:
    assert [year for _, _, year in brief(f"{when}{given}补助资金80万元，2022年8月下达70万元。")] == [2022, 2022]


@pytest.mark.parametrize(
    ("text", "year"),
    [("2021年12月下达补助8万元。", 2021), ("2020年12月提前下达8万元。", 2020), ("2021年5月提前下达补助8万元。", 2021),
     ("2022年12月提前下达2023年补助80万元。", 2023), ("2021年12月提前完成支付80万元。", 2021)],
)  # fmt: skip
def test_only_what_is_handed_down_right_ahead_is(text: str, year: int) -> None:
    assert [year for _, _, year in brief(text)] == [year]


@pytest.mark.parametrize(
    "text",
    ["省级安排配套资金60万元。", "市级安排补助资金60万元。", "省财政安排专项补助60万元。", "县财政配套安排60万元。",
     "中央补助安排60万元。", "上级安排资金60万元。"],
)  # fmt: skip
def test_what_a_level_sets_aside_for_others_is_handed_down(text: str) -> None:
    assert [measure for _, measure, _ in brief(text)] == ["allocated"]


@pytest.mark.parametrize(
    "text",
    ["县级预算安排配套资金9万元。", "年初预算安排9万元。", "县财政安排高龄补贴9万元。", "县财政安排高龄补助9万元。"],
)
def test_what_the_own_budget_sets_aside_is_a_budget(text: str) -> None:
    assert [measure for _, measure, _ in brief(text)] == ["initial_budget"]


@pytest.mark.parametrize(
    "head", ["守牢水上安全底线", "筑牢森林防火防线", "兜牢民生底线", "守住廉政防线", "保持治超高压态势"]
)
def test_what_only_praises_is_no_item(head: str) -> None:
    figure = read(f"一是{head}。巡查渡口640次。全年罚没收入83.60万元。")[-1]
    assert head[:4] not in figure.item and figure.project is None


@pytest.mark.parametrize("name", ["少数民族发展资金", "少数民族村寨保护", "对口支援", "防线加固"])
def test_names_that_begin_like_a_part_are_names(name: str) -> None:
    figures = read(f"一、自评综述\n1.{name}项目绩效自评综述：全年预算数52万元，执行数50万元，自评得分95分。")
    assert [f.project for f in figures] == [f"{name}项目"] * 3
