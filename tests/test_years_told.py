"""The year of what is entered for a later one, of the parts of next year's sum, of what is measured from a base."""

from __future__ import annotations

import pytest
from figure_kit import brief, read


@pytest.mark.parametrize(
    ("entered", "year"),
    [
        ("已列入2024年预算，安排", 2024),
        ("已列入2024年部门预算，安排资金", 2024),
        ("已纳入2023年度财政预算，金额", 2023),
        ("已列入下年预算，安排", 2023),
        ("已纳入明年度部门预算，安排资金", 2023),
        ("列入2024年预算", 2024),
    ],
)
@pytest.mark.parametrize("what", ["护渠经费", "该项目", ""])
def test_what_is_entered_for_a_year_is_of_that_year(what: str, entered: str, year: int) -> None:
    figure = read(f"{what}{entered}50万元。")[0]
    assert (figure.measure, figure.year) == ("initial_budget", year)
    assert what != "护渠经费" or ("护渠" in figure.item and "列入" not in figure.item.split("年")[0])


@pytest.mark.parametrize("intended", ["拟", "计划", "建议"])
def test_what_is_to_be_entered_is_planned(intended: str) -> None:
    assert brief(f"护渠经费{intended}列入2023年预算，安排50万元。") == [(50, "planned", 2023)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("结余30万元列入2023年预算，本年支出20万元。", [(30, "carryover", 2022), (20, "executed", 2022)]),
        ("护渠经费已列入2023年预算，2022年实际支出50万元。", [(50, "executed", 2022)]),
        ("护渠经费已列入2022年预算，安排50万元。", [(50, "initial_budget", 2022)]),
    ],
)
def test_what_was_done_stays_in_its_year(text: str, expected: list[tuple]) -> None:
    assert brief(text) == expected


@pytest.mark.parametrize("ahead", ["下年度预算", "明年预算", "2023年预算"])
@pytest.mark.parametrize(
    "opens",
    ["，其中：培训费20万元，会议费30万元", "，其中培训费20万元、会议费30万元", "。其中：培训费20万元，会议费30万元"],
)
def test_parts_of_next_years_sum_are_of_next_year(ahead: str, opens: str) -> None:
    assert [year for _, _, year in brief(f"{ahead}安排300万元{opens}。")] == [2023] * 3


@pytest.mark.parametrize("ahead", ["下年度预算", "明年预算", "2023年部门预算"])
@pytest.mark.parametrize("change", ["比本年增加20万元", "较今年增加20万元", "比上年增加20万元", "增加20万元"])
def test_a_change_is_of_the_year_whose_amount_it_is_of(ahead: str, change: str) -> None:
    assert brief(f"{ahead}安排300万元，{change}，增长7.1%。")[1:] == [(20, "change", 2023), (7.1, "change", 2023)]


def test_a_change_of_this_years_spending_stays_this_years() -> None:
    assert brief("下年度预算安排300万元，本年支出较上年增加20万元。")[1] == (20, "change", 2022)


@pytest.mark.parametrize(
    ("base", "measure"),
    [
        ("以年初预算为基数", "variance"),
        ("以批复数为基准", "variance"),
        ("以上年为基数", "change"),
        ("以2021年决算数为基数", "change"),
        ("在上年基础上", "change"),
    ],
)
@pytest.mark.parametrize("told", ["增长5%", "增加1万元", "下降5%"])
def test_a_base_that_is_named_is_no_item_and_no_year(base: str, measure: str, told: str) -> None:
    figure = read(f"培训费支出21万元，{base}{told}。")[-1]
    assert (figure.measure, figure.year) == (measure, 2022)
    assert figure.item.startswith("松溪县民政局2022年培训费")


@pytest.mark.parametrize(("verb", "measure"), [("追加", "supplement"), ("压减", "reduction")])
def test_an_adjustment_on_the_ground_of_the_budget_is_one(verb: str, measure: str) -> None:
    figure = read(f"培训费在年初预算基础上{verb}1万元。")[0]
    assert (figure.measure, "培训费在" in figure.item.split("年", 1)[0]) == (measure, False)


@pytest.mark.parametrize("advised", ["建议追加", "一是建议追加", "建议2023年追加", "建议压减"])
def test_what_is_only_advised_has_not_been_done(advised: str) -> None:
    assert read(f"{advised}护渠经费30万元。")[0].measure == "planned"


def test_an_earlier_year_in_words_is_no_item() -> None:
    figures = read("前年支出70万元，去年支出80万元，今年支出90万元，去年同期支出80万元。")
    assert [f.year for f in figures] == [2020, 2021, 2022, 2021]
    assert not any("前年" in f.item or "同期" in f.item for f in figures)


@pytest.mark.parametrize("deed", ["建于", "始建于", "建成于", "成立于", "投用于", "购于", "挂牌于"])
@pytest.mark.parametrize("date", ["1998年", "2019年", "2016年3月"])
def test_the_year_that_a_thing_is_from_is_not_that_of_its_costs(deed: str, date: str) -> None:
    figures = read(f"东郊粮库{deed}{date}，设施老化，损耗率1.2%，全年维修支出3万元。")
    assert {figure.year for figure in figures} == {2022}
