"""What is told in brackets of what an amount holds does not say what it is; totals beside a standard are none."""

from __future__ import annotations

import pytest
from figure_kit import brief, read

HOLDS = ["含上年结转", "含2021年结转", "不含以前年度结余", "包括县级配套", "含追加", "剔除退休费", "已扣除退款", "含税"]
WHOLES = [
    ("调整后全年预算", "revised_budget"),
    ("年初预算", "initial_budget"),
    ("实际支出", "executed"),
    ("到位资金", "received"),
    ("收入总计", "income"),
    ("上级下达资金", "allocated"),
]


@pytest.mark.parametrize("verb", ["", "为", "共计"])
@pytest.mark.parametrize("holds", HOLDS)
@pytest.mark.parametrize(("whole", "measure"), WHOLES)
def test_what_is_held_does_not_tell_the_measure(whole, measure, holds, verb):
    (figure,) = read(f"全年{whole}（{holds}）{verb}418.79万元。")
    assert figure.measure == measure
    assert "（" not in figure.item and not figure.project and not figure.shared_with
    assert figure.quote.startswith(f"全年{whole}（{holds}）") or figure.quote.startswith(f"{whole}（{holds}）")


@pytest.mark.parametrize("verb", ["", "为", "共计", "合计为"])
@pytest.mark.parametrize(
    "holds",
    ["含上年结转26.5万元", "其中：省级26.5万元", "包括县级9万元", "不含2020年尾款9万元", "含省级20万元、县级6万元"],
)
@pytest.mark.parametrize(("whole", "measure"), WHOLES)
def test_an_amount_behind_a_bracket_with_amounts_is_of_the_words_before_it(whole, measure, holds, verb):
    *_, last = read(f"中小学食堂改造{whole}（{holds}）{verb}418.79万元。")
    assert (last.measure, str(last.value), last.project) == (measure, "418.79", "中小学食堂改造")
    assert last.quote.startswith("中小学食堂改造") and "（" not in last.item


@pytest.mark.parametrize(
    "text", ["路灯（50万元）、绿化（30万元）共80万元。", "道路维修（省级50万元、县级30万元）等项目共计支出80万元。"]
)
def test_a_total_behind_named_amounts_is_not_of_the_last_name(text):
    *_, last = read(text)
    assert "绿化" not in last.item and last.measure == "executed"


def test_blanks_beside_western_brackets_say_nothing():
    (figure,) = read("全年实际支出 ( 含 2021 年结转 ) 118.5 万元，比预算少。")
    assert (figure.measure, figure.year) == ("executed", read("全年实际支出118.5万元。")[0].year)


def test_brackets_that_name_a_part_stay():
    (figure,) = read("公务接待费（含外事接待）5万元。")
    assert figure.shared_with == ("公务接待费", "外事接待")
    (figure,) = read("项目支出（不含基建）50万元。")
    assert "不含基建" in figure.item


@pytest.mark.parametrize(
    "total",
    ["4条全年40,800元", "全年共40,800元", "合计支付4,080元", "；看护费40,800元", "，共计40,800元", "全部发放9,000元"],
)
@pytest.mark.parametrize("each", ["专线租费每条每月850元", "每户补助500元", "单价为620元"])
def test_what_it_came_to_is_no_standard(each, total):
    comma = "" if total[0] in "，；" else "，"
    assert [measure for _, measure, _ in brief(f"{each}{comma}{total}。")] == ["standard", "executed"]


@pytest.mark.parametrize("more", ["农村低保420元", "县级承担70元", "乙类900元"])
def test_others_beside_a_standard_are_standards(more):
    assert [measure for _, measure, _ in brief(f"城市低保每人每月620元，{more}。")] == ["standard", "standard"]


@pytest.mark.parametrize("heading", ["增值收益", "收入情况", "业务收支"])
def test_expenditure_under_a_heading_of_income_is_expenditure(heading):
    told = brief(f"一、{heading}\n全年实现业务收入513万元，业务支出267万元，项目支出20万元。")
    assert [measure for _, measure, _ in told] == ["income", "executed", "executed"]


@pytest.mark.parametrize("whose", ["村级自筹", "居民自筹", "企业自筹"])
def test_what_others_raise_is_their_own_in_a_column_too(whose):
    text = f"公墓建设情况（单位：万元）\n名称\t计划投资\t{whose}\n甲公墓\t86.00\t36.00\n乙公墓\t92.50\t42.50"
    assert [measure for _, measure, _ in brief(text)] == ["planned", "other"] * 2
