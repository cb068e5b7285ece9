"""Ratios behind a number of people or things are of those; points more or less; ranges; years behind list numbers."""

from __future__ import annotations

import pytest
from figure_kit import brief, read


@pytest.mark.parametrize("before", ["信息采集率100%；", "满意度95%，比上年提高2个百分点；", "", "（二）"])
@pytest.mark.parametrize(
    ("clause", "name"),
    [
        ("优待证累计发放1.21万张，发放率96.4%", "优待证"),
        ("整顿软弱涣散村支部11个，完成率100%", "整顿软弱涣散村支部"),
        ("引进紧缺人才29名，完成计划50名的58%", "引进紧缺人才"),
        ("环卫类投诉1,045件，同比下降18.4%", "环卫类投诉"),
        ("“12345”热线投诉1,045件，同比下降18.4%", "“12345”热线投诉"),
        ("接待读者31.2万人次，比上年增长7.8%", "接待读者"),
    ],
)
def test_a_ratio_is_of_what_the_clause_before_counts(before: str, clause: str, name: str) -> None:
    last = read(f"{before}{clause}。")[-1]
    assert name in last.item and "采集率" not in last.item and "满意度" not in last.item


@pytest.mark.parametrize(
    "text",
    ["农家书屋支出90万元，组织培训农民300人，执行率98%。", "农家书屋到位90万元，惠及农民300名，资金到位率100%。"],
)
def test_how_far_money_was_spent_is_of_no_count(text: str) -> None:
    assert "农民" not in read(text)[-1].item


@pytest.mark.parametrize("words", ["低于年初目标", "未达到年度目标", "低于考核指标"])
def test_points_short_of_a_goal_are_no_goal(words: str) -> None:
    figure = read(f"群众满意度91.5%，{words}3.5个百分点。")[-1]
    assert (figure.measure, figure.direction) == ("variance", "under")


@pytest.mark.parametrize("words", ["超过年度目标", "高于年初目标值", "超出计划任务"])
def test_points_beyond_a_goal(words: str) -> None:
    figure = read(f"群众满意度91.5%，{words}3.5个百分点。")[-1]
    assert (figure.measure, figure.direction) == ("variance", "over")


@pytest.mark.parametrize("text", ["受害率0.032%，低于0.9%的控制指标。", "满意度91%，高于90%的年度目标。"])
def test_a_goal_told_behind_its_number(text: str) -> None:
    assert read(text)[-1].measure == "target"


@pytest.mark.parametrize(
    ("words", "direction"), [("较上年95.8分提高", "increase"), ("比上年下降", "decrease"), ("较上年度上升", "increase")]
)
def test_points_that_a_score_is_more_or_less_by_are_no_score(words: str, direction: str) -> None:
    figures = read(f"本次自评得分97.2分，{words}1.4分，自评等级：优。")
    moved, grade = figures[-2:]
    assert (moved.measure, moved.direction) == ("change", direction)
    assert figures[0].item == "松溪县民政局2022年自评得分" and grade.item == "松溪县民政局2022年自评等级"


@pytest.mark.parametrize("number", ["1.", "3.", "（1）", "2、"])
def test_a_year_behind_the_number_of_a_point(number: str) -> None:
    assert brief(f"{number}2023年护渠专项预算180万元。") == [(180, "initial_budget", 2023)]


def test_a_decimal_is_no_year() -> None:
    assert brief("护渠专项投入1.2023万元。") == [(1.2023, "executed", 2022)]


@pytest.mark.parametrize("text", ["安家费每人5万至10万元", "安家费每人5万—10万元", "安家费每人5至10万元"])
def test_both_ends_of_a_range_are_of_one_measure(text: str) -> None:
    low, high = read(f"{text}。")
    assert (low.value, low.measure, high.value, high.measure) == (5, "standard", 10, "standard")
    assert "range" in low.flags and "range" in high.flags


@pytest.mark.parametrize("means", ["专项经费", "项目经费"])
def test_all_the_means_of_a_unit_are_what_a_sentence_goes_on_with(means: str) -> None:
    text = f"2022年{means}年初预算300万元，调整为268万元，实际支出231万元，结余37万元交回财政。"
    assert all(f"2022年{means}" in figure.item for figure in read(text))
