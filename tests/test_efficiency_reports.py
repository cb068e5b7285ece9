"""What reports on how well a unit worked say: averages of others, lists of works, stocks since January, lists."""

from __future__ import annotations

import pytest
from audit_kit import HEAD
from figure_kit import brief, read


def items(text: str) -> list[str]:
    """Return the items without the body and the year."""
    return [f.item.removeprefix("松溪县民政局").removeprefix("松溪县").replace("2022年", "") for f in read(text)]


@pytest.mark.parametrize("other", ["低于省平均造价", "高于全国平均价格", "低于同类项目平均成本", "与周边平均水平"])
def test_what_others_pay_is_not_spent(other: str) -> None:
    assert brief(f"平均每公里造价约90万元，{other}105万元。")[1][1] not in ("executed", "contract")


@pytest.mark.parametrize("works", ["等工作", "等重点工作", "等项目", "等主要任务"])
def test_an_amount_behind_a_list_of_works_is_of_none(works: str) -> None:
    text = f"重点推进沧江治理、农村集中供水、水库加固{works}，年度水利投资计划12.6亿元。\n"
    first = read(f"{text}1.农村集中供水工程。支出3万元。")[0]
    assert first.project is None and "供水" not in first.item


@pytest.mark.parametrize("since", ["较年初", "比年初"])
def test_stocks_since_january_changed(since: str) -> None:
    said = brief(f"2022年末资产总额862万元，{since}789万元增加73万元，增长9.25%。")
    assert [measure for _, measure, _ in said][2:] == ["change", "change"]


@pytest.mark.parametrize("since", ["较年初预算", "比年初预算"])
def test_what_exceeds_the_first_budget_differs_from_it(since: str) -> None:
    assert brief(f"全年支出862万元，{since}789万元增加73万元。")[-1][1] == "variance"


@pytest.mark.parametrize("counted", ["3项", "3 项", "5宗", "2座", "4处"])
def test_a_count_and_its_amount_are_not_two_things(counted: str) -> None:
    figure = read(f"个别工程未办理竣工决算，涉及在建工程{counted}、金额486万元。")[0]
    assert figure.shared_with == () and "在建工程" in figure.item


@pytest.mark.parametrize("account", ["公用经费", "日常公用经费", "日常公用支出"])
def test_what_each_one_costs_is_of_its_own_account(account: str) -> None:
    named = items(f"“三公”经费支出52万元，比年初预算75万元少支出23万元；人均{account}3.6万元。")
    assert "三公" not in named[-1] and account in named[-1]


@pytest.mark.parametrize("label", ["2.", "3．", "9."])
@pytest.mark.parametrize("year", ["2023年", "2023年度", "2023 年"])
def test_a_year_may_stand_right_behind_a_number_of_a_list(label: str, year: str) -> None:
    text = f"（五）改进意见\n1.加快进度。\n{label}{year}拟安排绩效管理专项经费30万元。"
    assert brief(text)[-1] == (30, "planned", 2023)


def test_decimals_are_no_years() -> None:
    assert brief("人均增加2.2023万元，支出5万元。")[-1][2] == 2022


TABLE = (
    "单位：万元\n序号 项目名称 年初预算 调整预算 支出金额 支出率 自评得分 等级\n"
    "1 河流治理项目 2580.00 8600.00 7912.00 92.00% 91.2 优\n2 集中供水工程 4500.00 4500.00 4500.00 100.00% 96.5 优\n"
    "3 水库安全鉴定 256.00 256.00 217.44 84.94% 88.4 良\n"
)


def test_sums_stand_under_what_they_sum_up() -> None:
    said = brief(TABLE + "合计 7336.00 13356.00 12629.44 94.56%\n")
    sums = [(7336, "initial_budget"), (13356, "revised_budget"), (12629.44, "executed"), (94.56, "rate")]
    assert [(amount, measure) for amount, measure, _ in said[-4:]] == sums


def test_last_cells_stay_last_where_they_are_the_sums() -> None:
    text = "单位：万元\n序号 单位 文号 下达金额 支出金额\n1 甲镇 东财1号 20.00 18.00\n2 乙镇 东财2号 30.00 26.00\n"
    text += "合计 50.00 44.00\n"
    assert [amount for amount, _, _ in brief(text)][-2:] == [50, 44]


def test_opinions_on_what_to_improve_are_such() -> None:
    assert HEAD.endswith("\n")
    figure = read("（五）改进意见\n2023年将保洁费30万元纳入预算。")[0]
    assert figure.measure == "planned"
