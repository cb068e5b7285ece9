"""Lines below the functional classes of what a unit spends on itself; what hospitals count and spend."""

from __future__ import annotations

import pytest
from figure_kit import read

BODY = "松溪县民政局"


@pytest.mark.parametrize(
    "line",
    ["行政运行", "机构运行", "事业单位医疗", "机关事业单位基本养老保险缴费支出", "住房公积金支出", "提租补贴",
     "未归口管理的行政单位离退休", "其他行政事业单位医疗支出"],
)  # fmt: skip
def test_a_units_own_line_is_no_project_and_holds_its_parts(line: str) -> None:
    figures = read(f"{line}15万元，其中：基本支出12万元，项目支出3万元。")
    assert [figure.project for figure in figures] == [None] * 3
    assert all(line in figure.item for figure in figures)
    assert ["基本支出" in figure.item for figure in figures] == [False, True, False]


@pytest.mark.parametrize("line", ["大病医疗救助", "住房改造补助", "机关食堂运行经费"])
def test_other_names_keep_what_they_are(line: str) -> None:
    (figure,) = read(f"{line}15万元。")
    assert line in figure.item


def test_the_basic_expenditure_of_a_unit_is_of_the_unit() -> None:
    _, basic, project = read("本年支出合计15万元，其中：基本支出12万元，项目支出3万元。")
    assert (basic.item, project.item) == (f"{BODY}2022年基本支出实际支出", f"{BODY}2022年项目支出实际支出")


@pytest.mark.parametrize("fee", ["门诊均费", "出院均费"])
def test_what_a_patient_costs_is_no_spending(fee: str) -> None:
    mean, change, _ = read(f"{fee}332元，同比减少14元，降幅4%。")
    assert (mean.measure, mean.project) == ("other", None)
    assert (change.measure, change.project) == ("change", None)


def test_all_costs_are_no_project() -> None:
    assert [figure.project for figure in read("医院发生总费用31万元，同比增加2万元。")] == [None, None]


@pytest.mark.parametrize("turned", ["同比增加170人次", "较上年增加170人次", "比2021年减少20人次"])
def test_how_a_count_changed_names_nothing(turned: str) -> None:
    (rate,) = read(f"共完成巡诊1,280人次，{turned}，增幅15.3%。")
    assert "增加" not in rate.item.removesuffix("增幅")
    assert "减少" not in rate.item


def test_two_funds_of_one_account_are_no_parts() -> None:
    (planned,) = read("一般公共预算及政府性基金预算财政拨款“三公”经费支出预算为6万元。")
    assert planned.shared_with == ()


def test_an_area_with_another_name_is_no_project() -> None:
    (spent,) = read("高新区（青禾片区）支出3万元。")
    assert spent.project is None
