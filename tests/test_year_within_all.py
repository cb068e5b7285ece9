"""What disclosures say of a unit's own year and sides: 其中本年支出, 收入预算：年初预算数, 上年结转…较上年, (单位)."""

from __future__ import annotations

import pytest
from figure_kit import read

BODY = "松溪县民政局"


def items(text: str) -> list[str]:
    return [figure.item.removeprefix(BODY) for figure in read(text)]


@pytest.mark.parametrize(
    ("all_of_it", "own"),
    [
        ("总收入96万元", "本年收入"),
        ("收入总计96万元", "本年收入合计"),
        ("总支出96万元", "当年支出"),
        ("支出总计96万元", "本年支出"),
    ],
)
def test_a_change_behind_the_years_own_is_of_it(all_of_it: str, own: str) -> None:
    side = "收入" if "收入" in own else "支出"
    *_, change, ratio = items(f"{all_of_it}，其中{own}81万元，较2021年度决算数增加5万元，增长6.58%。")
    assert (change, ratio) == (f"2022年{side}较2021年度决算数增加", f"2022年{side}较上年增长")


def test_the_other_side_is_no_part_of_what_stands_before() -> None:
    spent = read("支出总计96万元。收入总计包括本年收入81万元和年初结转15万元。")[1]
    assert (spent.measure, spent.item) == ("income", f"{BODY}2022年收入")


@pytest.mark.parametrize("side", ["收入", "支出"])
@pytest.mark.parametrize("words", ["2022年年初预算数", "年初预算", "2022年部门预算总额", "预算数为"])
def test_a_label_names_the_side_of_a_budget(side: str, words: str) -> None:
    first, *_ = read(f"（一）{side}预算：{words}96万元，其中：教育支出40万元。")
    assert side in first.item
    assert first.measure == "initial_budget"


@pytest.mark.parametrize("words", ["较上年增加2万元", "与2021年相比减少2万元"])
@pytest.mark.parametrize("before", ["", "其他收入5万元；"])
@pytest.mark.parametrize("left", ["上年结转和结余", "年初结转", "上年结余"])
def test_a_change_behind_what_was_carried_in_is_of_that(before: str, left: str, words: str) -> None:
    *_, change = read(f"{before}{left}8万元，{words}。")
    assert change.item.startswith(f"{BODY}2022年{left}")
    assert (change.measure, change.project) == ("change", None)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("较上年2.08减少0.03万元", "较上年减少"),
        ("比上年的2.08下降0.03万元", "比上年下降"),
        ("较2019减少0.03万元", "较2019减少"),
    ],
)
def test_a_bare_number_compared_with_is_no_name(words: str, said: str) -> None:
    *_, change = read(f"公务接待费2.05万元，{words}。")
    assert change.item == f"{BODY}2022年公务接待费支出{said}"


@pytest.mark.parametrize("bracket", ["（单位）", "(部门)", "（本单位）"])
def test_whose_budget_it_is_in_brackets_names_no_project(bracket: str) -> None:
    figures = read(f"2022年{BODY}{bracket}收入预算96万元，比2021年增加4万元。其中：财政拨款收入96万元，其他收入0万元。")
    assert [figure.project for figure in figures] == [None] * 4
    assert not any(bracket in figure.item for figure in figures)


@pytest.mark.parametrize("none", ["为零", "为无"])
def test_what_was_not_spent_is_no_name(none: str) -> None:
    *_, spent = read(f"其中：外宾接待支出{none}。国内公务接待6批次，支出2万元。")
    assert spent.project is None
    assert none not in spent.item


@pytest.mark.parametrize("head", ["管理费用", "单位管理费用", "业务活动费用", "医疗业务成本", "医疗支出"])
def test_what_a_hospital_spends_on_itself_is_no_project(head: str) -> None:
    (spent,) = read(f"{head}31万元。")
    assert spent.project is None
