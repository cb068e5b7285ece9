"""What is only proposed is of the next year; what is measured against an earlier year has that year's."""

from __future__ import annotations

import pytest
from figure_kit import brief, read

AHEAD = ("建议将", "建议县财政把", "拟将", "下一步将", "计划将")
DONE = ("今年将", "2022年已将", "已将", "年中将")


@pytest.mark.parametrize("lead", AHEAD)
@pytest.mark.parametrize(
    ("words", "before", "after", "measures"),
    [
        ("护渠补助标准由每人每月600元提高到800元", 0.06, 0.08, ("standard", "standard")),
        ("绩效付费比例由5%提高到10%", 5, 10, ("other", "target")),
        ("护渠经费由每年18万元增加到30万元", 18, 30, ("initial_budget", "planned")),
    ],
)
def test_what_is_proposed_is_of_the_next_year(
    lead: str, words: str, before: float, after: float, measures: tuple[str, str]
) -> None:
    assert brief(f"{lead}{words}。") == [(before, measures[0], 2022), (after, measures[1], 2023)]


@pytest.mark.parametrize("lead", DONE)
def test_what_was_done_is_of_this_year(lead: str) -> None:
    assert [year for _, _, year in brief(f"{lead}护渠补助标准由每人每月600元提高到800元。")] == [2021, 2022]


@pytest.mark.parametrize("heading", ["六、改进措施", "七、下一步工作打算", "五、有关建议"])
def test_where_improvements_are_told_changes_are_proposed(heading: str) -> None:
    text = f"一、概况\n内设三个股室。\n{heading}\n将护渠补助标准由每人每月600元提高到800元。"
    assert [year for _, _, year in brief(text)] == [2022, 2023]


@pytest.mark.parametrize("lead", ["与改革前的2019年相比，", "与2019年比较，", "和2019年相比，"])
def test_what_an_earlier_year_is_compared_with_is_of_that_year(lead: str) -> None:
    first, second, change = read(f"{lead}管护费由52万元降至44万元，减少8万元。")
    assert (first.year, first.measure, second.year, change.year) == (2019, "previous", 2022, 2022)
    assert "较2019年减少" in change.item


def test_a_year_of_something_else_is_not_that_of_the_amount() -> None:
    assert read("比2019年多建3处，供水率由81%提高到95%。")[0].year == 2021


@pytest.mark.parametrize("base", ["由上年的", "从去年的", "由上年度"])
def test_the_year_before_is_no_part_of_a_rates_name(base: str) -> None:
    assert [figure.item for figure in read(f"水质达标率{base}91.3%提高到94.6%。")] == [
        "松溪县民政局水质达标率2021年", "松溪县民政局水质达标率2022年",
    ]  # fmt: skip


@pytest.mark.parametrize("words", ["水资源费征收成本", "房屋征收补偿支出", "房屋征收", "税收征管经费", "征收手续费"])
def test_what_is_spent_on_taking_in_is_no_income(words: str) -> None:
    assert brief(f"{words}30万元。") == [(30, "executed", 2022)]


@pytest.mark.parametrize("words", ["征收水资源费", "征收水土保持补偿费", "非税收入征收完成", "收取服务费"])
def test_what_is_taken_in_is(words: str) -> None:
    assert brief(f"{words}30万元。") == [(30, "income", 2022)]


@pytest.mark.parametrize("words", ["每年只能安排", "每年支出约", "每年日常运维费", "每年处置费", "每年投入"])
def test_what_is_spent_each_year_is_no_rate(words: str) -> None:
    assert "standard" not in {measure for _, measure, _ in brief(f"{words}30万元。")}


@pytest.mark.parametrize("words", ["每人每年补助", "每年每村补助", "每年给每户补助", "每学年补助", "每年户均补助"])
def test_what_each_gets_a_year_is_one(words: str) -> None:
    assert brief(f"{words}600元。") == [(0.06, "standard", 2022)]
