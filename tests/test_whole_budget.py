"""Whose the budget is that changes made of the first one: that one's, where the sum proves it."""

from __future__ import annotations

import pytest
from figure_kit import read

FUNDS = ["省级森林防火补助资金下达45万元", "年中收到森林防火补助资金45万元", "追加森林防火补助45万元"]
ENDS = ["全年预算数463.60万元，支出460万元", "调整后预算463.60万元，实际支出460万元",
        "全年预算463.60万元，支出460万元"]  # fmt: skip


@pytest.mark.parametrize("fund", FUNDS)
@pytest.mark.parametrize("end", ENDS)
def test_the_whole_budget_is_not_the_funds(fund: str, end: str) -> None:
    figures = {float(f.value): f for f in read(f"年初部门预算418.60万元，{fund}，{end}，执行率99.22%。") if f.value}
    whole = figures[463.60], figures[460], figures[99.22]
    assert [figure.project for figure in whole] == [None] * 3
    assert not any("森林防火" in figure.item for figure in whole)
    assert "森林防火" not in figures[463.60].quote
    assert "森林防火" in figures[45].item


def test_it_is_of_the_project_whose_budget_it_was() -> None:
    figures = read("广播维护项目年初预算40万元，下达森林防火补助5万元，全年预算45万元，支出44万元。")
    assert all("广播维护" in figure.item and "森林防火" not in figure.item for figure in figures[2:])
    assert "森林防火" in figures[1].item


@pytest.mark.parametrize(
    "text",
    [
        "年初预算418.60万元，下达森林防火补助45万元，全年预算450万元，支出44万元。",  # comes to nothing
        "下达森林防火补助45万元，全年预算463.60万元，支出44万元。",  # of no first budget
    ],
)
def test_without_a_proof_the_last_name_goes_on(text: str) -> None:
    *_, spent = read(text)
    assert "森林防火" in spent.item


def test_a_budget_that_names_its_own_keeps_it() -> None:
    figures = read("年初预算418.60万元，追加防汛补助45万元，护林员补助全年预算463.60万元，支出460万元。")
    assert all("护林员" in figure.item for figure in figures[2:])


def test_the_next_sentence_goes_on_with_the_whole() -> None:
    *_, left = read("年初预算418.60万元，收到森林防火补助45万元，全年预算463.60万元，支出460万元。结余3.60万元。")
    assert "森林防火" not in left.item
