"""Sums at the end of long lists, lines broken before a decimal, sentences that end inside a bracket."""

from __future__ import annotations

import pytest
from figure_kit import read

from indexer.structure.wraps import soft_wraps

BODY = "松溪县民政局"


def test_a_sum_of_income_is_of_all_and_makes_its_parts_income() -> None:
    *parts, total = read("学费收入62万元；场地承包费2万元，资料费50万元，合计收入114万元。")
    assert (total.measure, total.item) == ("income", f"{BODY}2022年合计收入")
    assert [figure.measure for figure in parts] == ["income"] * 3


@pytest.mark.parametrize("total", ["696349.00元", "696348.88元"])
def test_a_sum_of_spending_may_be_rounded(total: str) -> None:
    *_, found = read(f"办公费175892.73元，水费100456.15元，电费420000元，合计支出{total}。")
    assert found.item == f"{BODY}2022年合计支出"


def test_a_long_list_has_a_sum() -> None:
    listed = "，".join(f"{name}费{number}万元" for number, name in enumerate("水电租印邮培会劳差维咨取物福", 1))
    *_, total = read(f"{listed}，合计支出105万元。")
    assert total.item == f"{BODY}2022年合计支出"


@pytest.mark.parametrize("measure", ["比上年增加3万元", "与上年相比减少3万元"])
def test_a_sentence_inside_a_bracket_ends_none_outside(measure: str) -> None:
    *_, change = read(
        "2022年“三公”经费50万元，其中：公务用车购置及运行费40万元（公务用车运行费40万元，比上年增加1万元。）"
        f"{measure}；公务接待费10万元。"
    )[:-1]
    assert "公务用车购置及运行费" in change.item
    assert change.value == 3


@pytest.mark.parametrize("amount", ["1.55 万元", "12.5%", "4.5 个百分点"])
def test_a_line_that_begins_with_a_decimal_goes_on(amount: str) -> None:
    line = "本年度一般公共预算财政拨款安排的公务接待费支出决算，比上年决算数增加"
    text = f"{line}\n{amount}，原因是来访单位增多，接待批次和人次都有增加，费用随之增多。\n"
    assert [(span.start, span.end) for span in soft_wraps(text, ())] == [(len(line), len(line) + 1)]


@pytest.mark.parametrize("head", ["1.5 主要做法", "2.1 资金到位情况，分三批"])
def test_a_decimal_label_begins_a_line_of_its_own(head: str) -> None:
    text = f"本年度一般公共预算财政拨款安排的公务接待费支出决算，比上年决算数增加。\n{head}\n"
    assert soft_wraps(text, ()) == []
