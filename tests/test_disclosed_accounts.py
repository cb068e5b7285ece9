"""What disclosures call their accounts and compare them with, and the shares that they list in turn."""

from __future__ import annotations

import pytest
from figure_kit import read

BODY = "松溪县民政局"


@pytest.mark.parametrize(
    "words",
    ["与2022年度预算相比，减少2万元", "比2022年年初预算减少2万元", "较2022年部门预算减少2万元"],
)
def test_the_budget_of_the_years_own_is_no_year_before(words: str) -> None:
    _, less = read(f"公务接待费支出5万元，{words}。")
    assert (less.measure, less.direction) == ("variance", "under")


@pytest.mark.parametrize("words", ["与2021年度预算相比，减少2万元", "比2021年年初预算减少2万元"])
def test_the_budget_of_the_year_before_is_one(words: str) -> None:
    _, less = read(f"公务接待费支出5万元，{words}。")
    assert (less.measure, less.direction) == ("change", "decrease")


@pytest.mark.parametrize("means", ["一般公共预算", "财政拨款", "使用当年财政拨款"])
def test_what_the_three_expenses_are_called_plans_nothing(means: str) -> None:
    spent, over, part = read(f"{means}安排“三公”经费支出31万元，比年初预算增加4万元。其中：公务接待费6万元。")
    assert [spent.measure, over.measure, part.measure] == ["executed", "variance", "executed"]


def test_what_is_budgeted_for_them_is_a_budget() -> None:
    (planned,) = read("财政拨款安排“三公”经费预算31万元。")
    assert planned.measure == "initial_budget"


@pytest.mark.parametrize("bodies", ["县级行政单位、事业单位和其他单位", "县级机关、社会团体及其他单位"])
def test_the_bodies_that_spend_are_no_parts_of_the_account(bodies: str) -> None:
    (spent,) = read(f"2022年全县部门，包括{bodies}使用财政拨款安排“三公”经费支出总额为31万元。")
    assert spent.shared_with == ()
    assert spent.item == f"{BODY}2022年“三公”经费支出总额"


@pytest.mark.parametrize(
    "account", ["公务用车运行维护及购置费", "公务用车运行及购置费", "公务用车购置及运行维护费"]
)
def test_the_two_sides_of_vehicles_are_one_account(account: str) -> None:
    (planned,) = read(f"{account}支出预算为24万元。")
    assert planned.shared_with == ()


@pytest.mark.parametrize(
    ("words", "item"),
    [
        ("一般财政公共收入与去年同期相比增长3%", "一般财政公共"),
        ("全镇总收入实现31万元", "总收入"),
        ("县级公共收入共31万元", "县级公共"),
    ],
)
def test_words_are_cut_where_they_end(words: str, item: str) -> None:
    (first,) = read(f"2022年{words}。")
    assert item in first.item
    assert "公2022年共" not in first.item


@pytest.mark.parametrize("opening", ["包括", "包含"])
def test_what_a_bracket_says_an_amount_is_made_of_are_its_parts(opening: str) -> None:
    (spent,) = read(f"防汛经费（{opening}抢险费、演练费和物资费）支出31万元。")
    assert spent.shared_with == ("抢险费", "演练费", "物资费")
