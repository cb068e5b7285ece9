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


@pytest.mark.parametrize("marks", ["，{}", "；{}"])
def test_what_is_nothing_is_listed_where_the_others_make_the_whole(marks: str) -> None:
    parts = "公务用车运行维护费9万元" + marks.format("公务接待费0万元")
    *_, nothing, grown, less = read(
        f"2022年“三公”经费支出预算为14万元，其中：因公出国（境）费5万元，{parts}。"
        "与2021年预算相比增长6%，其中因公出国（境）费减少1万元。"
    )
    assert (nothing.measure, nothing.value) == ("initial_budget", 0)
    assert "“三公”经费" in grown.item
    assert "公务接待费" not in grown.item
    assert less.measure == "change"


@pytest.mark.parametrize("budget", ["年度预算", "全年预算", "调整后预算"])
def test_how_much_of_a_years_budget_came_in_is_a_rate(budget: str) -> None:
    _, rate = read(f"一般公共预算收入31亿元，完成{budget}105.9%。")
    assert rate.measure == "rate"


def test_net_assets_are_no_part_of_what_is_owed() -> None:
    *_, net, more = read("负债总额43万元，较上年增加2万元；净资产59万元，较上年增加3万元。")
    assert ["负债" in figure.item for figure in (net, more)] == [False, False]
    assert all("净资产" in figure.item for figure in (net, more))


def test_paid_in_capital_is_what_there_is() -> None:
    capital, *parts = read("企业实收资本共计62万元。其中，国有资本60万元，民营资本2万元。")
    assert [figure.measure for figure in (capital, *parts)] == ["balance"] * 3
    assert [figure.project for figure in (capital, *parts)] == [None] * 3


@pytest.mark.parametrize(
    "what_for", ["执行公务、开展业务活动的", "开展业务活动所需的", "执行公务，以及开展业务活动的"]
)
def test_what_an_account_is_spent_for_is_no_part_of_its_name(what_for: str) -> None:
    (spent,) = read(f"{what_for}公务接待费决算支出38万元。")
    assert "活动" not in spent.item


@pytest.mark.parametrize("cause", ["主要原因是2022年新增了", "主要原因是本年新增了"])
def test_what_was_newly_added_changes_what_there_was(cause: str) -> None:
    (more,) = read(f"{cause}60万元抗旱应急资金。")
    assert (more.measure, more.direction) == ("change", "increase")


@pytest.mark.parametrize("mark", ["；", "，"])
def test_a_rate_is_on_what_the_amount_before_it_is_on(mark: str) -> None:
    *_, rate = read(f"公务接待费较上年决算减少18万元，下降39%{mark}较年初预算数减少11万元，下降27%。")
    assert (rate.measure, rate.direction) == ("variance", "under")


@pytest.mark.parametrize(
    "reason", ["主要是2021年推进公车改革，车辆减少", "主要原因是2021年调整用车范围", "由于2021年报废车辆较多"]
)
def test_a_year_that_explains_is_none_of_what_follows(reason: str) -> None:
    *_, after = read(f"公车运行费46万元，较上年下降21%，{reason}；公务接待费43万元，与上年持平。")
    assert (after.measure, after.year) == ("executed", 2022)


def test_a_year_of_its_own_clause_is_its_amounts() -> None:
    _, before = read("维修费4万元，主要原因是2021年安排设备购置，支出30万元。")
    assert before.year == 2021


@pytest.mark.parametrize("mark", ["", "，"])
def test_a_comparison_that_begins_compares_with_no_year(mark: str) -> None:
    first, less = read(f"经比较{mark}2022年度“三公”经费41万元，较上年减少19万元。")
    assert (first.measure, first.year, less.measure) == ("executed", 2022, "change")
    assert "经比" not in first.item + less.item


@pytest.mark.parametrize("side", ["收入", "支出"])
def test_all_of_a_side_is_of_no_line_before_it(side: str) -> None:
    _, total = read(f"一般公共预算{side}113万元，加上结转等，{side}总量为159万元。")
    assert total.item.startswith(f"{BODY}2022年{side}总量")


@pytest.mark.parametrize("sides", ["收、支", "收支", "收入、支出总计"])
@pytest.mark.parametrize("words", ["与2021年度相比，减少4万元", "与上年对比，减少4万元"])
def test_what_both_sides_changed_by_is_of_both(sides: str, words: str) -> None:
    *_, less = read(f"收入总计35万元，支出总计35万元。{sides}{words}。")
    assert less.item.startswith(f"{BODY}2022年{sides}较上年")
    assert (less.measure, less.direction) == ("change", "decrease")


@pytest.mark.parametrize(
    ("words", "measure"),
    [
        ("与年初预算相比，减少2万元", "variance"),
        ("与部门预算数比较，增加2万元", "variance"),
        ("与上年相比，减少2万元", "change"),
        ("与2021年预算相比，减少2万元", "change"),
    ],
)
def test_a_clause_that_names_and_compares_says_with_what(words: str, measure: str) -> None:
    *_, less = read(f"会议费5万元。公务用车运行费{words}。")
    assert less.measure == measure
    assert "公务用车运行费" in less.item
